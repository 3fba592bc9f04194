import { useTranslations } from 'next-intl';
import {
  DISPOSITION_REASONS,
  reasonsToGive,
  type DispositionReason,
  type RestingDisposition,
} from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { Audience } from '../audience.ts';
import type { FormAction } from '../forms/action-form.tsx';
import { HiddenField, SelectField, SubmitButton } from '../forms/fields.tsx';
import { mayReopen } from '../next-step/rest-words.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { CaseForm, type CaseKey } from './case-form.tsx';

const FIELDS = ['reason'] as const;
const NO_FIELDS = [] as const;
const WAYS = Object.keys(DISPOSITION_REASONS) as readonly RestingDisposition[];

type RestFormsProps = {
  readonly facts: CaseFacts;
  readonly rest: FormAction;
  readonly reopen: FormAction;
  readonly caseKey: CaseKey;
  readonly locale: Locale;
  readonly audience: Audience;
};

/** The side exits of the line, each with its reason; and the way back. */
export function RestForms({ facts, rest, reopen, audience, ...target }: RestFormsProps) {
  const t = useTranslations('rest');
  const { disposition, dispositionReason } = facts;
  if (disposition !== 'active') {
    const isOpenable = audience === 'staff' || mayReopen(facts);
    return <Resting reason={dispositionReason} isOpenable={isOpenable} action={reopen} {...target} />;
  }
  return (
    <section aria-labelledby="rest">
      <SectionHead id="rest" title={t('title')} />
      <div className="stack">
        <p>{t('lead')}</p>
        <div className="folds">
          {WAYS.map((to) => (
            <RestForm key={to} to={to} isOffice={audience === 'staff'} action={rest} {...target} />
          ))}
        </div>
      </div>
    </section>
  );
}

type Target = { readonly action: FormAction; readonly caseKey: CaseKey; readonly locale: Locale };

function RestForm({
  to,
  isOffice,
  ...target
}: Target & { readonly to: RestingDisposition; readonly isOffice: boolean }) {
  const t = useTranslations('rest');
  const words = useTranslations('forms');
  const reasons = useTranslations('dispositionReasons');
  return (
    <CaseForm {...target} fields={FIELDS} disclosure={{ id: `rest-${to}`, summary: t(`open.${to}`) }}>
      <HiddenField name="to" value={to} />
      <SelectField
        name="reason"
        label={t('reason')}
        options={[
          { value: '', label: words('choose') },
          ...reasonsToGive(to, isOffice).map((one) => ({ value: one, label: reasons(one) })),
        ]}
      />
      <p className="row">
        <SubmitButton label={t(`submit.${to}`)} pendingLabel={words('saving')} variant="quiet" />
      </p>
    </CaseForm>
  );
}

type RestingProps = Target & { readonly reason: DispositionReason | null; readonly isOpenable: boolean };

function Resting({ reason, isOpenable, ...target }: RestingProps) {
  const t = useTranslations('rest');
  const words = useTranslations('forms');
  const reasons = useTranslations('dispositionReasons');
  return (
    <section aria-labelledby="rest">
      <SectionHead id="rest" title={t('reopenTitle')} />
      <div className="stack">
        <p>
          {reason && t('because', { reason: reasons(reason) })} {t('lead')}
        </p>
        {isOpenable && (
          <CaseForm {...target} fields={NO_FIELDS} className="row">
            <SubmitButton label={t('reopen')} pendingLabel={words('saving')} variant="quiet" />
          </CaseForm>
        )}
      </div>
    </section>
  );
}
