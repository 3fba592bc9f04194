import type { Statement } from './listening-proxy.ts';

/** What a statement is for: the frame of a transaction, who acts, whose session it is, whether the database answers, or data. */
export type StatementUse = 'frame' | 'actor' | 'session' | 'pulse' | 'data';

const USES: readonly (readonly [StatementUse, RegExp])[] = [
  ['actor', /^(BEGIN; )?SELECT set_config\('app\./],
  ['frame', /^(BEGIN|COMMIT|ROLLBACK)\b/],
  ['session', /^SELECT \* FROM session_by_token\(/],
  ['pulse', /^SELECT 1$/],
];

/** Anything that is not known as something else counts as data. */
export const useOf = ({ sql }: Statement): StatementUse =>
  USES.find(([, pattern]) => pattern.test(sql.trim()))?.[0] ?? 'data';

/** The statements that ask for data. */
export const dataOf = (statements: readonly Statement[]): readonly Statement[] =>
  statements.filter((one) => useOf(one) === 'data');

/** How many statements were sent for each use; the pulse apart, which all pages of a quarter of a second share. */
export function countUses(statements: readonly Statement[]) {
  const count = (use: StatementUse) => statements.filter((one) => useOf(one) === use).length;
  return { session: count('session'), actor: count('actor'), data: count('data') };
}

/** Questions for data that one page may put, however many rows it shows. */
const MOST_DATA = 3;

/** Throws where one page asks more often than it may: for data, for the session, or by saying again who acts. */
export function expectFewStatements(statements: readonly Statement[]): void {
  const { session, actor, data } = countUses(statements);
  const sent = statements.map(({ sql }) => sql.trim().replace(/\s+/g, ' ').slice(0, 100)).join('\n');
  if (data > MOST_DATA) throw new Error(`the page asks ${String(data)} times for data:\n${sent}`);
  if (session > 1) throw new Error(`the page looks ${String(session)} times for its session:\n${sent}`);
  if (actor > 1) throw new Error(`the page says ${String(actor)} times who acts:\n${sent}`);
}
