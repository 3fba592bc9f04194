// After the build: the hash of every inline script of every prerendered page, so that static pages need no nonce.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NEXT = join(import.meta.dirname, '../../.next');
const PAGES = join(NEXT, 'server/app');
const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const table = Object.fromEntries(
  globSync('**/*.html', { cwd: PAGES }).map((file) => {
    const scripts = [...readFileSync(join(PAGES, file), 'utf8').matchAll(INLINE)].map(
      (match) => match[1] ?? '',
    );
    const hashes = [...new Set(scripts)].map(
      (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    );
    return [`/${file.replace(/\.html$/, '').replace(/^index$/, '')}`, hashes];
  }),
);
writeFileSync(join(NEXT, 'csp-hashes.json'), JSON.stringify(table));
