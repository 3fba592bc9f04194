/** Statements that one connection keeps prepared at most: the product has some dozens; what goes beyond is not kept. */
const MOST = 300;
/** Longer ones carry a list of a length of their own, and rarely come again. */
const LONGEST = 8_000;

/**
 * Names each statement, so that the database reads and plans it once for a connection instead of each time: planning the
 * joins of a case takes longer than reading it. Answers '' for one that is not kept.
 */
export function statementNames(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST || sql.length > LONGEST) return known ?? '';
    const name = `s${String(names.size + 1)}`;
    names.set(sql, name);
    return name;
  };
}
