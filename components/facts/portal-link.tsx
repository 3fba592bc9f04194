import { useTranslations } from 'next-intl';
import { parisDate } from '#lib/domain/calendar/civil-date.ts';
import { useDayText, useTimeText } from '#lib/i18n/day-text.ts';
import { CaseForm, type CaseFormTarget } from '../case/case-form.tsx';
import { SubmitButton } from '../forms/fields.tsx';
import { SectionHead } from '../ui/section-head.tsx';

const NO_FIELDS = [] as const;

/** Between sending and submitting lies an e-mail whose link works for one day: it is told here. @source 004 */
export function PortalLink({ sentAt, ...target }: CaseFormTarget & { readonly sentAt: Date | null }) {
  const t = useTranslations('portalLink');
  const words = useTranslations('forms');
  const dayText = useDayText();
  const timeText = useTimeText();
  return (
    <section aria-labelledby="portal-link">
      <SectionHead id="portal-link" title={t('title')} />
      <div className="stack">
        <p>{t('text')}</p>
        {sentAt && (
          <p className="strong">
            {t('sent', { date: `${dayText(parisDate(sentAt), 'long')}, ${timeText(sentAt)}` })}
          </p>
        )}
        <CaseForm {...target} fields={NO_FIELDS} className="row">
          <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
        </CaseForm>
      </div>
    </section>
  );
}
