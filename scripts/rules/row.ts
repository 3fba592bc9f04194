/** One line of the rules: what holds, where it was read, the function that decides it and the test that shows it. */
export type Row = {
  readonly rule: string;
  /** The five texts by their number; "web": public pages read in November 2026; "decision": ours. */
  readonly source: string;
  readonly held: Held;
};

/** File below `lib/domain` and the name it exports; file below `tests/unit/domain` and the title of a test in it. */
export type Held = {
  readonly code: readonly [file: string, name: string];
  readonly test: readonly [file: string, title: string];
};

export type Section = { readonly title: string; readonly rows: readonly Row[] };

/** Names function and test once for several rows. */
export const held = (code: Held['code'], test: Held['test']): Held => ({ code, test });

/** Rows of a vocabulary: each of its words has one, or this does not compile. */
export const rowsOf = <K extends string>(
  source: string,
  by: Held,
  words: Readonly<Record<K, string>>,
): readonly Row[] =>
  Object.entries<string>(words).map(([word, rule]) => ({ rule: `\`${word}\`: ${rule}`, source, held: by }));
