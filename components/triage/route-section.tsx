import { useTranslations } from 'next-intl';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { outcomeOf, SOURCES_READ_IN } from '#lib/domain/route/outcome.ts';
import { useDayText } from '#lib/i18n/day-text.ts';
import type { Audience } from '../audience.ts';
import type { CaseFormTarget } from '../case/case-form.tsx';
import { richTags } from '../ui/rich-tags.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { TriageForm } from './triage-form.tsx';

type RouteSectionProps = Omit<CaseFormTarget, 'action'> & {
  readonly facts: CaseFacts;
  readonly audience: Audience;
  /** Leads to the questions; nothing for those who may only look. */
  readonly action?: CaseFormTarget['action'];
};

/** Which way is this student's, why, and from which sources; with the questions that find it. */
export function RouteSection({ facts, audience, action, ...target }: RouteSectionProps) {
  const t = useTranslations('triage');
  const routes = useTranslations('routes');
  const dayText = useDayText();
  const isAnswered = facts.answers.origin !== undefined;
  const outcome = isAnswered ? outcomeOf(facts.answers) : null;
  return (
    <section aria-labelledby="way">
      <SectionHead
        id="way"
        title={t('title', { audience })}
        note={facts.routeKnownSince && t('since', { date: dayText(facts.routeKnownSince, 'short') })}
      />
      <div className="stack">
        <p className="strong">{t('result', { route: routes(facts.route) })}</p>
        {outcome && facts.route === outcome.route ? (
          <>
            <p>{t.rich(`outcome.${outcome.id}`, { ...richTags, audience })}</p>
            {outcome.notes.map((note) => (
              <p key={note}>{t(`note.${note}`)}</p>
            ))}
            <p className="small soft">
              {t('sources', {
                sources: outcome.sources.map((one) => t(`source.${one}`)).join(', '),
                month: dayText(SOURCES_READ_IN, 'month'),
              })}
            </p>
          </>
        ) : (
          <p>{t('lead', { audience })}</p>
        )}
        {action && (
          <div className="folds">
            <TriageForm facts={facts} audience={audience} action={action} {...target} />
          </div>
        )}
      </div>
    </section>
  );
}
