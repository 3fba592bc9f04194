import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['lib', 'components', 'scripts'];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Names that say nothing about what is inside, alone ("utils.ts") or as the last word ("date-utils.ts").
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'service', 'services', 'misc', 'common', 'data2'];
// A manager is a role of an institution, so "invite-manager" is a good name; "manager" alone is not.
const EMPTY_ALONE = ['manager'];

/** What is wrong with one file or folder name, or undefined. */
function faultOf(path: string): string | undefined {
  const [stem = '', ...extensions] = basename(path).split('.');
  if (![stem, ...extensions].every((part) => KEBAB.test(part))) return `${path}: not kebab-case`;
  if (EMPTY_ALONE.includes(stem) || EMPTY_WORDS.includes(stem.split('-').at(-1) ?? '')) {
    return `${path}: say what it holds`;
  }
  if (stem === 'index') return `${path}: no barrels, name the file after what it holds`;
  return undefined;
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !path.startsWith(join('lib', 'generated')));
}

describe('file names', () => {
  it.each(FOLDERS)('are kebab-case and say what is inside: %s', (folder) => {
    const paths = pathsIn(folder);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.map(faultOf).filter(Boolean)).toEqual([]);
  });

  it.each([
    'lib/dateUtils.ts',
    'lib/Date.ts',
    'lib/date-utils.ts',
    'lib/helpers',
    'lib/manager.ts',
    'lib/data2',
    'lib/x/index.ts',
  ])('refuses %s', (path) => {
    expect(faultOf(path)).toBeDefined();
  });

  it.each(['lib/case-store.ts', 'lib/use-cases/invite-manager.ts', 'lib/i18n/en.json', 'scripts/up.d.ts'])(
    'accepts %s',
    (path) => {
      expect(faultOf(path)).toBeUndefined();
    },
  );
});
