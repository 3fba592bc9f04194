import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMESPACES = /(?:(?:use|get)Translations\(|namespace: )\s*'([\w.-]+)'/g;
const LITERALS = /'([\w.-]+)'/g;
const PUT_IN = /\$\{[^}]*\}/g;

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** What stands between two backticks and could name keys: all such stretches, since templates hold templates. */
const templatesIn = (text: string): readonly RegExp[] =>
  text
    .split('`')
    .filter((one) => one.search(PUT_IN) >= 0 && /^[\w.-]*$/.test(one.replaceAll(PUT_IN, '')))
    // What is put in stands for one step of the key.
    .map(
      (one) => new RegExp(`^${one.replaceAll(PUT_IN, '*').replaceAll('.', '[.]').replaceAll('*', '[^.]+')}$`),
    );

/**
 * The messages that no source can mean. A source means a key if it names one of its namespaces and holds the rest of the
 * key, whole or as a template; so a forgotten key may pass for another one's sake, but a used one is never called unused.
 */
export function unusedMessages(keys: readonly string[], sources: readonly string[]): readonly string[] {
  const uses = sources.map((text) => ({
    text,
    namespaces: [...new Set(found(text, NAMESPACES))],
    literals: new Set(found(text, LITERALS)),
    templates: templatesIn(text),
  }));
  return keys.filter(
    (key) =>
      !uses.some(
        ({ text, namespaces, literals, templates }) =>
          text.includes(`.${key}`) ||
          namespaces
            .filter((one) => key.startsWith(`${one}.`))
            .map((one) => key.slice(one.length + 1))
            .some((rest) => literals.has(rest) || templates.some((one) => one.test(rest))),
      ),
  );
}

/** What the product is made of, as text; files that share a translator are one source. */
export function productSources(): readonly string[] {
  const files = ['app', 'components', 'lib']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(join('lib', 'generated')));
  const mails = files.filter((path) => dirname(path) === join('lib', 'emails'));
  const others = files.filter((path) => !mails.includes(path));
  const read = (path: string) => readFileSync(path, 'utf8');
  return [mails.map(read).join('\n'), ...[...others, 'proxy.ts'].map(read)];
}
