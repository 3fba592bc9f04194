import { getTranslations } from 'next-intl/server';
import type { FormState } from '#lib/i18n/form-state.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { ActionForm, type FormAction } from './action-form.tsx';
import { SeenField, SubmitButton } from './fields.tsx';
import { getTypedWords } from './typed-words.ts';

type KeptFormProps = {
  readonly title: string;
  readonly state: FormState;
  readonly action: FormAction;
};

/**
 * A refused form of a case whose page came anew without it: why, what was typed, what is new, and a button that sends
 * the same again. The style sheet hides it where the page shows the refusal in the form itself.
 */
export async function KeptForm({ title, state, action }: KeptFormProps) {
  const t = await getTranslations('forms.kept');
  const words = await getTranslations('forms');
  const typed = await getTypedWords(state.values);
  return (
    <section className="kept" aria-labelledby="kept">
      <SectionHead id="kept" title={title} />
      <ActionForm
        action={action}
        start={state}
        problemTitle={words('problemTitle')}
        meanwhileTitle={words('meanwhile')}
        fields={[]}
        className="form kept__form"
      >
        {typed.length > 0 && (
          <div className="stack-s">
            <p className="strong">{t('typed')}</p>
            <ul className="plain-list">
              {typed.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        {Object.entries(state.values).map(([name, value]) => (
          <SeenField key={name} name={name} value={value} />
        ))}
        <p className="row">
          <SubmitButton label={t('again')} pendingLabel={words('saving')} />
        </p>
      </ActionForm>
    </section>
  );
}
