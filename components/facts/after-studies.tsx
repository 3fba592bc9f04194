import { useTranslations } from 'next-intl';
import { AFTER_STUDIES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { useDayText } from '#lib/i18n/day-text.ts';
import type { Audience } from '../audience.ts';
import { CaseForm, type CaseFormTarget } from '../case/case-form.tsx';
import { RadioField, SubmitButton } from '../forms/fields.tsx';
import { SectionHead } from '../ui/section-head.tsx';

const FIELDS = ['plan'] as const;

type AfterStudiesProps = CaseFormTarget & { readonly facts: CaseFacts; readonly audience: Audience };

/** What comes after the studies; nothing while nobody knows when they end. */
export function AfterStudiesForm({ facts, audience, ...target }: AfterStudiesProps) {
  const t = useTranslations('afterStudies');
  const words = useTranslations('forms');
  const dayText = useDayText();
  const { studiesEndOn, afterStudies } = facts;
  if (!studiesEndOn) return null;
  // An answer for another end of studies is none for this one.
  const said = afterStudies?.studiesEndOn.equals(studiesEndOn) ? afterStudies.plan : null;
  return (
    <section aria-labelledby="after-studies">
      <SectionHead id="after-studies" title={t('title', { audience })} />
      <CaseForm {...target} fields={FIELDS}>
        <RadioField
          name="plan"
          legend={t('question', { audience, date: dayText(studiesEndOn, 'long') })}
          defaultValue={said ?? ''}
          options={AFTER_STUDIES.map((one) => ({ value: one, label: t(`plans.${one}`) }))}
        />
        <p className="row">
          <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
        </p>
      </CaseForm>
    </section>
  );
}
