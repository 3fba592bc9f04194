import { useTranslations } from 'next-intl';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { heardOn, isSilent } from '#lib/domain/case/silent.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import type { Windows } from '#lib/domain/wait/wait.ts';
import { useDayText } from '#lib/i18n/day-text.ts';

type CaseStateProps = {
  readonly facts: CaseFacts;
  readonly documents: readonly DocumentFacts[];
  readonly windows: Windows;
  readonly today: CivilDate;
};

/** Who holds the case, and whether its student was silent for too long; or why it rests. */
export function CaseState({ facts, documents, windows, today }: CaseStateProps) {
  const t = useTranslations('staffCase');
  const dayText = useDayText();
  const { disposition } = facts;
  if (disposition !== 'active') {
    return <p className="note">{t(disposition === 'closed' ? 'closed' : 'notRequired')}</p>;
  }
  const { holder } = nextStepOf(facts, documents, today, windows);
  return (
    <div className="stack-s state">
      <p className="strong">{t(`holder.${holder}`)}</p>
      {isSilent(facts, documents, today, windows) ? (
        <p className="note">{t('silent', { date: dayText(heardOn(facts), 'short') })}</p>
      ) : null}
    </div>
  );
}
