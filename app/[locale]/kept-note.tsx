import { getTranslations } from 'next-intl/server';
import { KeptForm } from '#components/forms/kept-form.tsx';
import { keptForm } from './case-kept.ts';

/** After a refusal without scripts: what was not saved, on top of a page that may no longer have its form. */
export async function KeptNote() {
  const kept = await keptForm();
  if (!kept) return null;
  const t = await getTranslations('forms.kept');
  return <KeptForm title={t(`notSaved.${kept.what}`)} state={kept.state} action={kept.action} />;
}
