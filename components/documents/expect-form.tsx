import { useTranslations } from 'next-intl';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { canBeExpected } from '#lib/domain/document/move.ts';
import type { Audience } from '../audience.ts';
import { CaseForm, type CaseFormTarget } from '../case/case-form.tsx';
import { DateField, HiddenField, SubmitButton } from '../forms/fields.tsx';

const FIELDS = ['expectedOn'] as const;

type ExpectFormProps = CaseFormTarget & { readonly document: DocumentFacts; readonly audience: Audience };

/** Until when a paper is on its way; nothing for papers that do not lie with the student. */
export function ExpectForm({ document, audience, ...target }: ExpectFormProps) {
  const t = useTranslations('documents.expect');
  const words = useTranslations('forms');
  const kinds = useTranslations('documentKinds');
  if (!canBeExpected(document.status)) return null;
  return (
    <CaseForm
      {...target}
      fields={FIELDS}
      disclosure={{
        id: `expect-${document.id}`,
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
      <DateField
        name="expectedOn"
        label={t('on', { audience })}
        hint={t('hint', { audience })}
        defaultValue={document.expectedOn?.toString() ?? ''}
        className="field--short"
      />
      <p className="row">
        <SubmitButton label={t('submit')} pendingLabel={words('saving')} variant="quiet" />
      </p>
    </CaseForm>
  );
}
