import { getTranslations } from 'next-intl/server';

const SAVED = ['milestone', 'document'] as const;

/** After a form: that it was kept, in words. Nothing for any other address. */
export async function SavedNote({ saved }: { saved: string | string[] | undefined }) {
  const what = SAVED.find((one) => one === saved);
  if (!what) return null;
  const t = await getTranslations('saved');
  return (
    <p role="status" className="note strong">
      {t(what)}
    </p>
  );
}
