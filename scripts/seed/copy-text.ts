/** What a column may hold before it becomes text. */
export type Value = string | number | boolean | Date | null | object;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const NULL = String.raw`\N`;

const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter);

/** A value as COPY reads it; a civil date and an instant are read from the same text. @source PostgreSQL manual, COPY, "Text Format" */
export function copyText(value: Value): string {
  if (value === null) return NULL;
  if (value instanceof Date) return value.toISOString();
  return escaped(typeof value === 'object' ? jsonbText(value) : String(value));
}

/** A row of COPY, its line end included. */
export const copyLine = (values: readonly Value[]): string => `${values.map(copyText).join('\t')}\n`;

/** A value as PostgreSQL writes it once it is jsonb: shorter keys first, then by bytes, with a space after colon and comma. */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${jsonbText(one)}`).join(', ')}}`;
}
