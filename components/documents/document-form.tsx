import { useTranslations } from 'next-intl';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import {
  DOCUMENT_MOVES,
  REJECTION_REASONS,
  type DocumentFacts,
  type DocumentStatus,
} from '#lib/domain/document/document.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { ActionForm, type FormAction } from '../forms/action-form.tsx';
import { DateField, HiddenField, SelectField, SubmitButton, TextArea } from '../forms/fields.tsx';

/** What a person can report here; the office's own check has a page of its own later. */
const OFFERED = ['missing', 'ready', 'deposited', 'accepted', 'rejected', 'not_needed'] as const;
type Offered = (typeof OFFERED)[number];

const isOffered = (status: DocumentStatus): status is Offered =>
  (OFFERED as readonly DocumentStatus[]).includes(status);

const FIELDS = ['status', 'on', 'reason', 'reasonText'] as const;

type DocumentFormProps = {
  readonly document: DocumentFacts;
  readonly action: FormAction;
  readonly locale: Locale;
  readonly caseId: string;
  /** The version of the case that this page shows: a change made meanwhile is noticed. */
  readonly version: number;
  readonly today: CivilDate;
};

/** Folded under its document: what is known now, since when, and why if it was rejected. */
export function DocumentForm({ document, action, locale, caseId, version, today }: DocumentFormProps) {
  const t = useTranslations('documents.form');
  const words = useTranslations('forms');
  const kinds = useTranslations('documentKinds');
  const reasons = useTranslations('rejectionReasons');
  const moves = DOCUMENT_MOVES[document.status].filter(isOffered);
  const choose = { value: '', label: words('choose') };
  return (
    <ActionForm
      action={action}
      problemTitle={words('problemTitle')}
      fields={FIELDS}
      className="form doc-form"
      disclosure={{
        id: `change-${document.id}`,
        summary: (
          <>
            {t('open')}
            <span className="vh">: {kinds(`${document.kind}.name`)}</span>
          </>
        ),
      }}
    >
      <HiddenField name="caseId" value={caseId} />
      <HiddenField name="version" value={version} />
      <HiddenField name="documentId" value={document.id} />
      <HiddenField name="locale" value={locale} />
      <SelectField
        name="status"
        label={t('status')}
        options={[choose, ...moves.map((one) => ({ value: one, label: t(`move.${one}`) }))]}
      />
      <DateField name="on" label={t('on')} hint={t('onHint')} defaultValue={today.toString()} />
      {moves.includes('rejected') && (
        <>
          <SelectField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            className="if-rejected"
            options={[
              choose,
              ...REJECTION_REASONS.map((one) => ({ value: one, label: reasons(`${one}.title`) })),
            ]}
          />
          <TextArea
            name="reasonText"
            label={t('reasonText')}
            hint={t('reasonTextHint')}
            className="if-rejected"
          />
        </>
      )}
      <p className="row">
        <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
      </p>
    </ActionForm>
  );
}
