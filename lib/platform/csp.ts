import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a prerendered page -> the hashes of its inline scripts, written after the build. */
type HashTable = Readonly<Record<string, readonly string[]>>;

let table: HashTable | undefined;

function hashes(): HashTable {
  table ??= read();
  return table;
}

function read(): HashTable {
  try {
    // Read at run time: the build that is being served wrote it beside its pages.
    const file = join(/* turbopackIgnore: true */ process.cwd(), '.next', 'csp-hashes.json');
    return JSON.parse(readFileSync(file, 'utf8')) as HashTable;
  } catch {
    return {};
  }
}

export type Policy = {
  readonly header: string;
  /** Of a dynamic page; a static page has hashes instead. */
  readonly nonce: string | undefined;
};

/** The content security policy of an address: no inline script or style that is not ours, no framing, no other origin. */
export function policyFor(pathname: string, isDevelopment: boolean): Policy {
  const known = hashes()[pathname.replace(/(.)\/$/, '$1')];
  const nonce = known ? undefined : Buffer.from(crypto.randomUUID()).toString('base64');
  // Any address may end in the prerendered page "not found": its scripts are allowed beside the nonce.
  const scripts = known ?? [`'nonce-${String(nonce)}'`, ...(hashes()['/_not-found'] ?? [])];
  const rules = [
    "default-src 'self'",
    `script-src 'self' ${scripts.join(' ')}${isDevelopment ? " 'unsafe-eval' 'unsafe-inline'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return { header: rules.join('; '), nonce };
}

/** The other headers of every answer. */
export const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ['strict-transport-security', 'max-age=63072000; includeSubDomains'],
];
