import { useTranslations } from 'next-intl';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { movesFor, type MoveRights } from '#lib/domain/document/move.ts';
import { fitsDocument, mayGive, NOT_NEEDED_REASONS, REJECTION_REASONS } from '#lib/domain/document/reason.ts';
import { CaseForm, type CaseFormTarget } from '../case/case-form.tsx';
import { DateField, HiddenField, SelectField, SubmitButton, TextArea } from '../forms/fields.tsx';

const FIELDS = ['status', 'on', 'reason', 'reasonText'] as const;

type DocumentFormProps = CaseFormTarget & {
  readonly document: DocumentFacts;
  readonly rights: MoveRights;
  readonly today: CivilDate;
};

/** Folded under its document: what is known now, since when, and why if it was not accepted or is not needed. */
export function DocumentForm({ document, rights, today, ...target }: DocumentFormProps) {
  const t = useTranslations('documents.form');
  const words = useTranslations('forms');
  const kinds = useTranslations('documentKinds');
  const moves = movesFor(document.status, rights);
  if (moves.length === 0) return <p className="doc__meta">{t('withOffice')}</p>;
  const choose = { value: '', label: words('choose') };
  return (
    <CaseForm
      {...target}
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
      <HiddenField name="documentId" value={document.id} />
      <HiddenField name="document" value={document.kind} />
      <SelectField
        name="status"
        label={t('status')}
        options={[choose, ...moves.map((one) => ({ value: one, label: t(`move.${one}`) }))]}
      />
      <DateField name="on" label={t('on')} hint={t('onHint')} defaultValue={today.toString()} />
      <ReasonFields document={document} isOffice={rights.isOffice} />
      <p className="row">
        <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
      </p>
    </CaseForm>
  );
}

type ReasonProps = { readonly document: DocumentFacts; readonly isOffice: boolean };

/** The reasons that fit the paper, under what they are reasons for. */
function ReasonFields({ document, isOffice }: ReasonProps) {
  const t = useTranslations('documents.form');
  const words = useTranslations('forms');
  const rejections = useTranslations('rejectionReasons');
  const notNeeded = useTranslations('notNeededReasons');
  const fits = (reason: Parameters<typeof fitsDocument>[0]) =>
    fitsDocument(reason, document.kind) && mayGive(reason, isOffice);
  return (
    <>
      <SelectField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        className="if-reason"
        options={[{ value: '', label: words('choose') }]}
        groups={[
          {
            label: t('reasonsNot'),
            options: REJECTION_REASONS.filter(fits).map((one) => ({
              value: one,
              label: rejections(`${one}.title`),
            })),
          },
          {
            label: t('reasonsNone'),
            options: NOT_NEEDED_REASONS.filter(fits).map((one) => ({ value: one, label: notNeeded(one) })),
          },
        ]}
      />
      <TextArea name="reasonText" label={t('reasonText')} hint={t('reasonTextHint')} className="if-reason" />
    </>
  );
}
