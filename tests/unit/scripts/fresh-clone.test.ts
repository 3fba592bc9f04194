import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** Static imports that are there when the program runs; `import type` and `await import` are not. */
const STATIC_IMPORT = /^(?:import|export) (?!type )(?:[^'"]*? from )?['"]((?:#|\.)[^'"]+)['"]/gm;

const fileOf = (name: string, importer: string): string =>
  name.startsWith('#') ? join(ROOT, name.slice(1)) : join(dirname(importer), name);

/** Every file of ours that Node must find before the first line of a program runs. */
function needed(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  if (relative(ROOT, file).startsWith('lib/generated')) return known;
  for (const [, name] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
    if (name) needed(fileOf(name, file), known);
  }
  return known;
}

const generated = (file: string): readonly string[] =>
  [...needed(join(ROOT, file))]
    .map((one) => relative(ROOT, one))
    .filter((one) => one.startsWith('lib/generated'));

describe('on a fresh clone the generated client is not there yet', () => {
  it.each(['up', 'admin', 'migrate', 'sweep', 'test', 'test-model', 'test-mutation', 'verify-history'])(
    'scripts/%s.ts starts without it',
    (name) => {
      expect(generated(`scripts/${name}.ts`)).toEqual([]);
    },
  );

  it('the check finds a program that needs it', () => {
    expect(generated('scripts/parts/run-up.ts')).not.toEqual([]);
  });
});
