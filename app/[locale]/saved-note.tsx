import { getTranslations } from 'next-intl/server';

const SAVED = [
  'milestone',
  'verified',
  'corrected',
  'document',
  'expected',
  'triage',
  'facts',
  'rested',
  'reopened',
] as const;
export type Saved = (typeof SAVED)[number];

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
