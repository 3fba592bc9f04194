import { useTranslations } from 'next-intl';
import { FACT_FORMS, shownField, type DatedFact, type FactForm } from '#lib/domain/case/dated-fact.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { Audience } from '../audience.ts';
import { CaseForm, type CaseKey } from '../case/case-form.tsx';
import type { FormAction } from '../forms/action-form.tsx';
import { DateField, SeenField, SubmitButton } from '../forms/fields.tsx';
import { SectionHead } from '../ui/section-head.tsx';

type FactsFormsProps = {
  readonly facts: CaseFacts;
  readonly action: FormAction;
  readonly caseKey: CaseKey;
  readonly locale: Locale;
  readonly audience: Audience;
};

/** The facts whose field needs a word of explanation. */
const HINTED = [
  'studiesStartOn',
  'turns18On',
  'ehicValidUntil',
  'visaValidatedOn',
  'vitaleOrderedOn',
  'vitaleUpdatedOn',
  'vitaleLostOn',
  'certificateUploadedOn',
] as const satisfies readonly DatedFact[];

const FORMS = Object.keys(FACT_FORMS) as readonly FactForm[];

/** The card's dates stand on the permanent number: before it there is nothing to tell. */
const isShown = (form: FactForm, facts: CaseFacts): boolean =>
  form !== 'card' || facts.milestones.permanentNumber !== null;

/** The dated facts of a case beside the line: a folded form for each part of life. */
export function FactsForms({ facts, audience, ...target }: FactsFormsProps) {
  const t = useTranslations('facts');
  return (
    <section aria-labelledby="facts">
      <SectionHead id="facts" title={t('title', { audience })} />
      <div className="stack">
        <p>{t('lead')}</p>
        <div className="folds">
          {FORMS.filter((form) => isShown(form, facts)).map((form) => (
            <FactsForm key={form} form={form} facts={facts} {...target} />
          ))}
        </div>
      </div>
    </section>
  );
}

type FactsFormProps = Omit<FactsFormsProps, 'audience'> & { readonly form: FactForm };

function FactsForm({ form, facts, ...target }: FactsFormProps) {
  const t = useTranslations('facts');
  const words = useTranslations('forms');
  const fields: readonly DatedFact[] = FACT_FORMS[form];
  const hintOf = (fact: DatedFact) => {
    const hinted = HINTED.find((one) => one === fact);
    return hinted && t(`hints.${hinted}`);
  };
  return (
    <CaseForm {...target} fields={fields} disclosure={{ id: `facts-${form}`, summary: t(`forms.${form}`) }}>
      <div className="fields">
        {fields.map((fact) => {
          const hint = hintOf(fact);
          return (
            <DateField
              key={fact}
              name={fact}
              label={t(`names.${fact}`)}
              {...(hint !== undefined && { hint })}
              defaultValue={facts[fact]?.toString() ?? ''}
              className="field--short"
            />
          );
        })}
        {fields.map((fact) => (
          <SeenField key={fact} name={shownField(fact)} value={facts[fact]?.toString() ?? ''} />
        ))}
      </div>
      <p className="row">
        <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
      </p>
    </CaseForm>
  );
}
