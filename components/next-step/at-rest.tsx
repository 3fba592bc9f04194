import { getTranslations } from 'next-intl/server';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { richTags } from '#components/ui/rich-tags.tsx';
import { Notice } from './notice.tsx';
import { mayReopen, restWords } from './rest-words.ts';

/** What is sent to be paid back with a European card. @source 001 */
const TO_SEND = ['claim', 'card', 'bank', 'student'] as const;

type AtRestProps = { facts: CaseFacts; locale: Locale };

/** What a case at rest means for its student, and where it is opened again. */
export async function AtRest({ facts, locale }: AtRestProps) {
  const t = await getTranslations('atRest');
  const words = restWords(facts);
  if (!words) return null;
  const profile = paths.caseProfile(locale);
  return (
    <Notice title={t(`${words}.title`)}>
      {words === 'card' ? <PaidBack facts={facts} /> : <p>{t(`${words}.text`)}</p>}
      {words === 'card' ? (
        <p>
          <a href={`${profile}#triage`}>{t('card.change')}</a>
        </p>
      ) : null}
      <p>{mayReopen(facts) ? <a href={`${profile}#rest`}>{t('reopen')}</a> : t('byOffice')}</p>
    </Notice>
  );
}

async function PaidBack({ facts }: { facts: CaseFacts }) {
  const t = await getTranslations('atRest.card');
  const until = facts.ehicValidUntil;
  return (
    <>
      <p>
        {t('text')} {until ? t('until', { date: dayAsDate(until) }) : null}
      </p>
      <p>{t('send')}</p>
      <ul className="plain-list">
        {TO_SEND.map((one) => (
          <li key={one}>{t.rich(`papers.${one}`, richTags)}</li>
        ))}
      </ul>
      <p>{t('public')}</p>
    </>
  );
}
