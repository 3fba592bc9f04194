import { getTranslations } from 'next-intl/server';
import { FocusedNote } from '#components/forms/focused-note.tsx';

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

type SavedNoteProps = {
  readonly saved: string | string[] | undefined;
  /** Of what was saved: saved once more, the note is a new one although it says the same. */
  readonly edition: number;
};

/** After a form: that it was kept, in words. Nothing for any other address. */
export async function SavedNote({ saved, edition }: SavedNoteProps) {
  const what = SAVED.find((one) => one === saved);
  if (!what) return null;
  const t = await getTranslations('saved');
  return <FocusedNote key={edition}>{t(what)}</FocusedNote>;
}
