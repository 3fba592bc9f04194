import { useTranslations } from 'next-intl';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { ActionForm, type FormAction } from '../forms/action-form.tsx';
import { richTags } from '../ui/rich-tags.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { DateField, HiddenField, SubmitButton } from '../forms/fields.tsx';

const FIELDS = ['on'] as const;

const isNumber = (milestone: Milestone): boolean =>
  milestone === 'provisionalNumber' || milestone === 'permanentNumber';

type RecordStepProps = {
  /** The milestones that can be recorded now, in the order of the line. */
  readonly milestones: readonly Milestone[];
  readonly action: FormAction;
  readonly locale: Locale;
  readonly caseId: string;
  /** The version of the case that this page shows: a change made meanwhile is noticed. */
  readonly version: number;
  readonly audience: 'student' | 'staff';
  /** The one that stands open. */
  readonly open?: Milestone | null;
};

/** Where the outside world is told: one folded form for each step that may have happened. */
export function RecordStep({ milestones, audience, open = null, ...form }: RecordStepProps) {
  const t = useTranslations('record');
  if (milestones.length === 0) return null;
  return (
    <section aria-labelledby="record">
      <SectionHead id="record" title={t(audience === 'staff' ? 'staffTitle' : 'title')} />
      <div className="stack">
        <p>{t(audience === 'staff' ? 'staffLead' : 'lead')}</p>
        <div className="folds">
          {milestones.map((milestone) => (
            <StepForm
              key={milestone}
              milestone={milestone}
              audience={audience}
              isOpen={milestone === open}
              {...form}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

type StepFormProps = Omit<RecordStepProps, 'milestones' | 'open'> & {
  readonly milestone: Milestone;
  readonly isOpen: boolean;
};

function StepForm({ milestone, action, locale, caseId, version, audience, isOpen }: StepFormProps) {
  const t = useTranslations('record');
  const words = useTranslations('forms');
  const isStaff = audience === 'staff';
  return (
    <ActionForm
      action={action}
      problemTitle={words('problemTitle')}
      fields={FIELDS}
      disclosure={{ id: `record-${milestone}`, summary: t(`step.${milestone}.name`), isOpen }}
    >
      <HiddenField name="caseId" value={caseId} />
      <HiddenField name="version" value={version} />
      <HiddenField name="milestone" value={milestone} />
      <HiddenField name="locale" value={locale} />
      <div className="stack-s">
        <p>{t.rich(`step.${milestone}.what`, richTags)}</p>
        {isNumber(milestone) && <p className="strong">{t('numberNote')}</p>}
      </div>
      <DateField
        name="on"
        label={isStaff ? t('staffQuestion') : t(`step.${milestone}.question`)}
        className="field--short"
      />
      <p className="row">
        <SubmitButton label={t(isStaff ? 'staffSubmit' : 'submit')} pendingLabel={words('saving')} />
      </p>
    </ActionForm>
  );
}
