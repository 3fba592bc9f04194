import { render } from 'react-email';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Line, Station } from '#lib/domain/case/line.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import { isRejectionReason, type DocumentReason } from '#lib/domain/document/reason.ts';
import { REMINDER_RULES, type ReminderKind } from '#lib/domain/reminder/kind.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr, type Locale } from '#lib/i18n/routing.ts';
import { Frame, STYLE } from './frame.tsx';
import { MailLine, type StationWords } from './mail-line.tsx';
import { mailText, type MailBody } from './mail-text.ts';

/** One thing the mail reminds of. */
export type ReminderLine = {
  readonly kind: ReminderKind;
  readonly index: number;
  readonly document: { readonly id: string; readonly kind: DocumentKind } | null;
  readonly reason: DocumentReason | null;
  readonly on: CivilDate | null;
  readonly deadline: CivilDate | null;
};

export type ReminderMailInput = {
  readonly locale: string;
  readonly base: string;
  readonly givenName: string;
  readonly institution: string;
  /** The most urgent one gives the mail its title and its button. */
  readonly first: ReminderLine;
  readonly others: readonly ReminderLine[];
  readonly line: Line;
};

type Text = ReturnType<typeof mailText>;

const linkOf = (one: ReminderLine, locale: Locale, base: string): string =>
  new URL(one.document ? paths.caseDocument(locale, one.document.id) : paths.case(locale), base).href;

const nameOf = (one: ReminderLine, text: Text): string =>
  one.document ? text.documentKind(`${one.document.kind}.name`) : '';

const titleOf = (one: ReminderLine, text: Text): string =>
  text.mail(`reminders.${one.kind}.title`, { document: nameOf(one, text) });

function bodyOf(one: ReminderLine, text: Text): string[] {
  const code = one.reason && isRejectionReason(one.reason) ? one.reason : null;
  const reason = code ? text.reason(`${code}.title`) : '';
  const advice = code ? text.reason(`${code}.advice`) : '';
  return [
    text.mail(`reminders.${one.kind}.body`, { document: nameOf(one, text), reason }),
    ...(advice ? [advice] : []),
    ...(one.deadline ? [text.mail('due', { day: text.day(one.deadline) })] : []),
  ];
}

function stationWords(station: Station, line: Line, text: Text): StationWords {
  const isHere = station.state === 'here';
  const isArrived = isHere && line.stations.at(-1)?.milestone === station.milestone;
  const day = station.on ? text.day(station.on) : '';
  return {
    plate: isHere ? text.mail(isArrived ? 'line.arrived' : 'line.here') : null,
    name: text.milestone(station.milestone),
    state: text.mail(station.state === 'here' ? 'line.since' : `line.${station.state}`, { day }),
    problem:
      isHere && line.disruption
        ? text.mail('line.disruption', {
            document: text.documentKind(`${line.disruption.kind}.name`),
            day: text.day(line.disruption.on),
          })
        : null,
  };
}

/** The mail of the day: one clear next action, what else there is, and where the student stands. */
export async function reminderMail(input: ReminderMailInput): Promise<MailBody> {
  const locale = localeOr(input.locale);
  const text = mailText(locale);
  const t = text.mail;
  const { first, others, line } = input;
  const subject = titleOf(first, text);
  const words = line.stations.map((station) => stationWords(station, line, text));
  const count = t('count', { number: first.index + 1, total: REMINDER_RULES[first.kind].offsets.length });
  const sender = t('senderOffice', { institution: input.institution });
  const html = await render(
    <Frame locale={locale} preview={subject} sender={sender}>
      <p style={STYLE.text}>{t('hello', { name: input.givenName })}</p>
      <h1 style={STYLE.h1}>{subject}</h1>
      {bodyOf(first, text).map((paragraph) => (
        <p key={paragraph} style={STYLE.text}>
          {paragraph}
        </p>
      ))}
      <a href={linkOf(first, locale, input.base)} style={STYLE.button}>
        {t('action')}
      </a>
      <p style={STYLE.small}>{t('actionHint')}</p>
      {others.length > 0 ? <h2 style={STYLE.h2}>{t('also')}</h2> : null}
      {others.map((one) => (
        <p key={`${one.kind}${one.document?.id ?? ''}`} style={STYLE.text}>
          <a href={linkOf(one, locale, input.base)}>{titleOf(one, text)}</a>
        </p>
      ))}
      <h2 style={STYLE.h2}>{t('where')}</h2>
      <MailLine line={line} words={words} />
      <p style={STYLE.small}>{count}</p>
      <p style={STYLE.small}>{t('never')}</p>
    </Frame>,
  );
  const plain = [
    t('hello', { name: input.givenName }),
    subject,
    ...bodyOf(first, text),
    `${t('action')}: ${linkOf(first, locale, input.base)}`,
    ...(others.length > 0 ? [t('also')] : []),
    ...others.map((one) => `- ${titleOf(one, text)}: ${linkOf(one, locale, input.base)}`),
    t('where'),
    ...words.map(
      (one) =>
        `${one.plate ? `[${one.plate}] ` : ''}${one.name}: ${one.state}${one.problem ? ` (${one.problem})` : ''}`,
    ),
    count,
    t('never'),
    sender,
  ].join('\n\n');
  return { subject, html, text: plain };
}
