import { useTranslations } from 'next-intl';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { isNumber, type Milestone } from '#lib/domain/case/milestone.ts';
import type { Audience } from '../audience.ts';
import { CaseForm, type CaseFormTarget } from '../case/case-form.tsx';
import { DateField, HiddenField, SubmitButton } from '../forms/fields.tsx';
import { richTags } from '../ui/rich-tags.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { offeredSteps } from './offered-steps.ts';

const FIELDS = ['on'] as const;

type RecordStepProps = CaseFormTarget & {
  readonly facts: CaseFacts;
  readonly audience: Audience;
};

/** Where the outside world is told: one folded form for each step that may have happened. */
export function RecordStep({ facts, audience, ...target }: RecordStepProps) {
  const t = useTranslations('record');
  const milestones = offeredSteps(facts);
  if (milestones.length === 0) return null;
  return (
    <section aria-labelledby="record">
      <SectionHead id="record" title={t('title', { audience })} />
      <div className="stack">
        <p>{t('lead', { audience })}</p>
        <div className="folds">
          {milestones.map((milestone) => (
            <StepForm key={milestone} milestone={milestone} audience={audience} {...target} />
          ))}
        </div>
      </div>
    </section>
  );
}

type StepFormProps = Omit<RecordStepProps, 'facts'> & { readonly milestone: Milestone };

function StepForm({ milestone, audience, ...target }: StepFormProps) {
  const t = useTranslations('record');
  const words = useTranslations('forms');
  return (
    <CaseForm
      {...target}
      fields={FIELDS}
      disclosure={{ id: `record-${milestone}`, summary: t(`step.${milestone}.name`) }}
    >
      <HiddenField name="milestone" value={milestone} />
      <div className="stack-s">
        <p>{t.rich(`step.${milestone}.what`, richTags)}</p>
        {isNumber(milestone) && <p className="strong">{t('numberNote')}</p>}
      </div>
      <DateField
        name="on"
        label={audience === 'staff' ? t('staffQuestion') : t(`step.${milestone}.question`)}
        className="field--short"
      />
      <p className="row">
        <SubmitButton label={t('submit', { audience })} pendingLabel={words('saving')} />
      </p>
    </CaseForm>
  );
}
