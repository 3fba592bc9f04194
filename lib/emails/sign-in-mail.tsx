import { render } from 'react-email';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { Frame, STYLE } from './frame.tsx';
import { mailText, type MailBody } from './mail-text.ts';

export type SignInMailInput = {
  readonly locale: string;
  /** The public address of this installation. */
  readonly base: string;
  readonly requestId: string;
  readonly token: string;
  readonly code: string;
};

/** The mail with the link for the browser that asked and the code for when the mail is read elsewhere. */
export async function signInMail(input: SignInMailInput): Promise<MailBody> {
  const locale = localeOr(input.locale);
  const { mail: t } = mailText(locale);
  const url = new URL(paths.signInConfirm(locale), input.base);
  url.search = new URLSearchParams({ request: input.requestId, token: input.token }).toString();
  const subject = t('signIn.subject');
  const html = await render(
    <Frame locale={locale} preview={subject} sender={t('sender')}>
      <h1 style={STYLE.h1}>{t('signIn.title')}</h1>
      <p style={STYLE.text}>{t('signIn.lead')}</p>
      <a href={url.href} style={STYLE.button}>
        {t('signIn.action')}
      </a>
      <p style={STYLE.text}>{t('signIn.elsewhere')}</p>
      <p style={STYLE.code}>{input.code}</p>
      <p style={STYLE.small}>{t('signIn.notYou')}</p>
      <p style={STYLE.small}>{t('never')}</p>
    </Frame>,
  );
  const text = [
    t('signIn.title'),
    t('signIn.lead'),
    url.href,
    t('signIn.elsewhere'),
    input.code,
    t('signIn.notYou'),
    t('never'),
    t('sender'),
  ].join('\n\n');
  return { subject, html, text };
}
