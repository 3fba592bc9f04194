/** What became of a mutant, in the words of Stryker's report. */
type MutantStatus =
  'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'CompileError' | 'RuntimeError' | 'Pending';

type Mutant = {
  readonly status: MutantStatus;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
};

export type MutationReport = {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
};

/** Of all mutants, in percent, so many must be found. */
export const LEAST_SCORE = 90;

export type Score = { readonly name: string; readonly found: number; readonly mutants: number };

const isFound = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout';
/** A mutant that does not even run says nothing about the tests. */
const counts = ({ status }: Mutant): boolean => status !== 'CompileError' && status !== 'RuntimeError';

/** In percent; a folder without mutants has nothing left to find. */
export const percent = ({ found, mutants }: Score): number => (mutants === 0 ? 100 : (100 * found) / mutants);

/** How many mutants of each folder were found. One that was switched off counts as one that lived. */
export function scoresOf({ files }: MutationReport): readonly Score[] {
  const folders = new Map<string, Mutant[]>();
  for (const [file, { mutants }] of Object.entries(files)) {
    const folder = file.split('/').slice(0, -1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), ...mutants.filter(counts)]);
  }
  return [...folders]
    .map(([name, mutants]) => ({ name, found: mutants.filter(isFound).length, mutants: mutants.length }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export const totalOf = (scores: readonly Score[]): Score => ({
  name: 'all',
  found: scores.reduce((sum, one) => sum + one.found, 0),
  mutants: scores.reduce((sum, one) => sum + one.mutants, 0),
});

/** Mutants that were switched off: none may be. */
export const ignoredIn = ({ files }: MutationReport): number =>
  Object.values(files).reduce(
    (sum, { mutants }) => sum + mutants.filter((one) => one.status === 'Ignored').length,
    0,
  );

/** A line for each mutant that lived: where, what was written instead. */
export function survivorsOf({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter((one) => counts(one) && !isFound(one))
      .toSorted((a, b) => a.location.start.line - b.location.start.line)
      .map(({ status, mutatorName, replacement = '', location: { start } }) => {
        const was = lines[start.line - 1]?.trim() ?? '';
        const instead = replacement.replaceAll(/\s+/g, ' ');
        return `${file}:${start.line}:${start.column} ${status} ${mutatorName}: ${was} ⇒ ${instead}`;
      });
  });
}

/** Whether enough was found, and nothing was switched off; a run without mutants has failed. */
export function isStrong(report: MutationReport): boolean {
  const total = totalOf(scoresOf(report));
  return total.mutants > 0 && ignoredIn(report) === 0 && percent(total) >= LEAST_SCORE;
}
