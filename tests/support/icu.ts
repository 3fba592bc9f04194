/** Messages as their file holds them. */
export type Tree = { readonly [key: string]: string | Tree };

/** Each message with its whole key. */
export function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[at, value] as [string, string]] : flatten(value, at);
  });
}

/** The part of a message from an opening brace to the one that closes it, braces included. */
function blockAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  throw new Error(`A brace is not closed: ${text}`);
}

/** The arguments of an ICU message with their kind (`date`, `plural`, …; empty when plain), nested ones included. */
export function argumentsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let start = text.indexOf('{'); start >= 0;) {
    const block = blockAt(text, start);
    const [name = '', kind = '', ...rest] = block.slice(1, -1).split(',');
    found.set(name.trim(), kind.trim());
    if (['plural', 'select', 'selectordinal'].includes(kind.trim())) {
      const cases = rest.join(',');
      for (let at = cases.indexOf('{'); at >= 0;) {
        const words = blockAt(cases, at);
        for (const [inner, innerKind] of argumentsOf(words.slice(1, -1))) found.set(inner, innerKind);
        at = cases.indexOf('{', at + words.length);
      }
    }
    start = text.indexOf('{', start + block.length);
  }
  return found;
}

/** The names of the tags of a message, each once. */
export const tagsOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ''))].toSorted();
