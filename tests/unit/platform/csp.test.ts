import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SECURITY_HEADERS, type Policy } from '#lib/platform/csp.ts';
import { scratchFolder } from '#tests/support/scratch-folder.ts';

const HOME = ["'sha256-home1'", "'sha256-home2'"];
const NOT_FOUND = ["'sha256-lost'"];
const TABLE = { '/en': HOME, '/': ["'sha256-root'"], '/_not-found': NOT_FOUND };

let folder = '';

beforeEach(() => {
  mkdirSync(scratchFolder(), { recursive: true });
  folder = mkdtempSync(join(scratchFolder(), 'csp-'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function build(content = JSON.stringify(TABLE)): void {
  mkdirSync(join(folder, '.next'), { recursive: true });
  writeFileSync(join(folder, '.next', 'csp-hashes.json'), content);
}

/** The policy as a server that starts now gives it: the table of hashes is read once. */
async function policyOf(pathname: string, isDevelopment = false): Promise<Policy> {
  vi.resetModules();
  const { policyFor } = await import('#lib/platform/csp.ts');
  return policyFor(pathname, isDevelopment);
}

const directives = ({ header }: Policy): ReadonlyMap<string, readonly string[]> =>
  new Map(header.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]));

describe('the policy of a page that is made anew for each request', () => {
  it('allows the scripts of its nonce and of the page "not found"', async () => {
    build();
    const policy = await policyOf('/en/case');
    expect(policy.nonce).toBeTruthy();
    expect(directives(policy).get('script-src')).toEqual([
      "'self'",
      `'nonce-${policy.nonce ?? ''}'`,
      ...NOT_FOUND,
    ]);
  });

  it('has another nonce each time', async () => {
    build();
    const { policyFor } = await import('#lib/platform/csp.ts');
    const nonces = Array.from({ length: 50 }, () => policyFor('/en/case', false).nonce);
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9+/]{22,}={0,2}$/);
  });

  it.each([
    ['before anything was built', () => undefined],
    [
      'when the table cannot be read',
      () => {
        build('{');
      },
    ],
  ])('has only its nonce %s', async (_, prepare) => {
    prepare();
    const policy = await policyOf('/en');
    expect(directives(policy).get('script-src')).toEqual(["'self'", `'nonce-${policy.nonce ?? ''}'`]);
  });
});

describe('the policy of a prerendered page', () => {
  it.each(['/en', '/en/'])('allows the scripts with its hashes, and no nonce: %s', async (pathname) => {
    build();
    const policy = await policyOf(pathname);
    expect(policy.nonce).toBeUndefined();
    expect(directives(policy).get('script-src')).toEqual(["'self'", ...HOME]);
  });

  it('knows the root although it ends with a slash', async () => {
    build();
    expect(directives(await policyOf('/')).get('script-src')).toEqual(["'self'", "'sha256-root'"]);
  });
});

describe('every policy', () => {
  it.each(['/en', '/en/case', '/'])(
    'forbids other origins, frames, plugins and inline code: %s',
    async (pathname) => {
      build();
      const policy = await policyOf(pathname);
      const rules = directives(policy);
      expect(policy.header).not.toMatch(/unsafe|\*|https?:/);
      expect(rules.get('default-src')).toEqual(["'self'"]);
      expect(rules.get('style-src')).toEqual(["'self'"]);
      expect(rules.get('connect-src')).toEqual(["'self'"]);
      expect(rules.get('form-action')).toEqual(["'self'"]);
      for (const closed of ['object-src', 'base-uri', 'frame-ancestors'])
        expect(rules.get(closed)).toEqual(["'none'"]);
    },
  );

  it('is looser only in development, where Next rebuilds pages by eval and talks over a socket', async () => {
    const rules = directives(await policyOf('/en/case', true));
    expect(rules.get('script-src')).toEqual(expect.arrayContaining(["'unsafe-eval'", "'unsafe-inline'"]));
    expect(rules.get('connect-src')).toEqual(["'self'", 'ws:']);
    expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
  });
});

it('the other headers are named once each, in small letters', () => {
  const names = SECURITY_HEADERS.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => name === name.toLowerCase())).toBe(true);
  expect(Object.fromEntries(SECURITY_HEADERS)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
});
