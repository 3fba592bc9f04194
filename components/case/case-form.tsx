import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '#lib/i18n/routing.ts';
import { EditionForm, type Disclosure, type FormAction } from '../forms/action-form.tsx';
import { HiddenField, SeenField } from '../forms/fields.tsx';

/** Which case a form is about, and what its page showed of it: a change made meanwhile is noticed. */
export type CaseKey = {
  readonly caseId: string;
  readonly version: number;
  /** How long the history was. */
  readonly seen: number;
};

/** What every form of a case needs to be sent. */
export type CaseFormTarget = {
  readonly caseKey: CaseKey;
  readonly action: FormAction;
  readonly locale: Locale;
};

type CaseFormProps = CaseFormTarget & {
  readonly children: ReactNode;
  /** Names of the visible fields, in their order. */
  readonly fields: readonly string[];
  readonly disclosure?: Disclosure;
  readonly className?: string;
};

/** A form that changes a case. Sent twice it writes once; overtaken by somebody, it shows what is new and keeps its input. */
export function CaseForm({ caseKey, locale, children, ...form }: CaseFormProps) {
  const t = useTranslations('forms');
  const { caseId, version, seen } = caseKey;
  return (
    // Made anew with each version: what a form remembers of the one before means nothing any more.
    <EditionForm edition={version} problemTitle={t('problemTitle')} meanwhileTitle={t('meanwhile')} {...form}>
      <HiddenField name="caseId" value={caseId} />
      <SeenField name="version" value={version} />
      <SeenField name="seen" value={seen} />
      <HiddenField name="formKey" value={crypto.randomUUID()} />
      <HiddenField name="locale" value={locale} />
      {children}
    </EditionForm>
  );
}
