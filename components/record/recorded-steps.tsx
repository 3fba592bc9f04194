import { useTranslations } from 'next-intl';
import { CORRECTION_REASONS } from '#lib/domain/case/correct-milestone.ts';
import type { MilestoneFact } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { useDayText } from '#lib/i18n/day-text.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { Audience } from '../audience.ts';
import { CaseForm, type CaseKey } from '../case/case-form.tsx';
import type { FormAction } from '../forms/action-form.tsx';
import { DateField, HiddenField, RadioField, SelectField, SubmitButton } from '../forms/fields.tsx';
import { SectionHead } from '../ui/section-head.tsx';

const FIELDS = ['what', 'on', 'reason'] as const;
const NO_FIELDS = [] as const;

type RecordedStepsProps = {
  readonly milestones: Readonly<Record<Milestone, MilestoneFact | null>>;
  readonly correct: FormAction;
  /** Only the office verifies. */
  readonly verify?: FormAction;
  readonly caseKey: CaseKey;
  readonly locale: Locale;
  readonly audience: Audience;
};

/** What is recorded of the line, with the ways to found it better and to correct it. */
export function RecordedSteps({ milestones, audience, ...actions }: RecordedStepsProps) {
  const t = useTranslations('correct');
  const recorded = MILESTONES.flatMap((milestone) => {
    const fact = milestones[milestone];
    return fact ? [{ milestone, fact }] : [];
  });
  if (recorded.length === 0) return null;
  return (
    <section aria-labelledby="recorded">
      <SectionHead id="recorded" title={t('title')} />
      <div className="stack">
        <p>{t('lead')}</p>
        <ul className="recorded" role="list">
          {recorded.map((one) => (
            <Step key={one.milestone} audience={audience} {...one} {...actions} />
          ))}
        </ul>
      </div>
    </section>
  );
}

type StepProps = Omit<RecordedStepsProps, 'milestones'> & {
  readonly milestone: Milestone;
  readonly fact: MilestoneFact;
};

function Step({ milestone, fact, audience, verify, correct, caseKey, locale }: StepProps) {
  const t = useTranslations('correct');
  const line = useTranslations('line');
  const names = useTranslations('milestones');
  const words = useTranslations('forms');
  const dayText = useDayText();
  const mayCorrect = audience === 'staff' || fact.source !== 'verified';
  return (
    <li className="recorded__step">
      <div className="recorded__head">
        <h3>{names(milestone)}</h3>
        <p>{dayText(fact.on, audience === 'staff' ? 'short' : 'long')}</p>
        <p className="small soft">{line(`source.${audience}.${fact.source}`)}</p>
      </div>
      {verify && fact.source !== 'verified' ? (
        <CaseForm caseKey={caseKey} locale={locale} action={verify} fields={NO_FIELDS} className="row">
          <HiddenField name="milestone" value={milestone} />
          <SubmitButton
            label={t('verify')}
            about={names(milestone)}
            pendingLabel={words('saving')}
            variant="quiet"
          />
        </CaseForm>
      ) : null}
      {mayCorrect ? (
        <CorrectionForm
          milestone={milestone}
          on={fact.on.toString()}
          action={correct}
          caseKey={caseKey}
          locale={locale}
        />
      ) : (
        <p className="small soft">{t('byOffice')}</p>
      )}
    </li>
  );
}

type CorrectionFormProps = {
  readonly milestone: Milestone;
  readonly on: string;
  readonly action: FormAction;
  readonly caseKey: CaseKey;
  readonly locale: Locale;
};

function CorrectionForm({ milestone, on, ...target }: CorrectionFormProps) {
  const t = useTranslations('correct');
  const names = useTranslations('milestones');
  const words = useTranslations('forms');
  return (
    <CaseForm
      {...target}
      fields={FIELDS}
      className="form correction"
      disclosure={{
        id: `correct-${milestone}`,
        summary: (
          <>
            {t('open')}
            <span className="vh">: {names(milestone)}</span>
          </>
        ),
      }}
    >
      <HiddenField name="milestone" value={milestone} />
      <RadioField
        name="what"
        legend={t('what')}
        options={[
          { value: 'other-day', label: t('otherDay') },
          { value: 'take-back', label: t('takeBack') },
        ]}
      />
      <DateField name="on" label={t('day')} defaultValue={on} className="field--short if-other-day" />
      <SelectField
        name="reason"
        label={t('reason')}
        options={[
          { value: '', label: words('choose') },
          ...CORRECTION_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) })),
        ]}
      />
      <p className="row">
        <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
      </p>
    </CaseForm>
  );
}
