import { gzipSync } from 'node:zlib';

/** Compressed bytes of all scripts that a page asks for: those in its head and body, each once. */
export async function scriptBytes(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const page = await fetch(url, { headers });
  const html = await page.text();
  if (page.status !== 200) throw new Error(`${url} answered ${String(page.status)}`);
  const sources = new Set(
    [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source]) => source ?? ''),
  );
  const sizes = await Promise.all(
    [...sources].map(async (source) => {
      const script = await fetch(new URL(source.replaceAll('&amp;', '&'), url));
      if (!script.ok) throw new Error(`${source} answered ${String(script.status)}`);
      return gzipSync(Buffer.from(await script.arrayBuffer()), { level: 9 }).length;
    }),
  );
  return sizes.reduce((sum, one) => sum + one, 0);
}
