import { formWith, type PageForm } from './page-form.ts';
import type { Resident } from './population.ts';

/** How a request of a page or a form ended, as a person sees it. */
export type Answer =
  /** Written: the browser is sent on, with a note. */
  | { readonly kind: 'saved' }
  /** Somebody was faster; `form` is the form as the answer shows it. */
  | { readonly kind: 'conflict'; readonly form: PageForm | undefined }
  /** Shown again with a reason, what was typed kept. */
  | { readonly kind: 'refused'; readonly html: string }
  | { readonly kind: 'page'; readonly html: string }
  /** 503 with a plain text, and when to come back. */
  | { readonly kind: 'unavailable' }
  /** The page could not be made: the error page, which says so. */
  | { readonly kind: 'failed' }
  /** The connection ended without an answer. */
  | { readonly kind: 'cut' }
  /** Anything else. */
  | { readonly kind: 'broken'; readonly what: string };

/** An answer and how long it took, in milliseconds. */
export type Timed = { readonly answer: Answer; readonly ms: number };

/** Nobody waits longer than a person would; far above every bound that is checked. */
const PATIENCE_MS = 30_000;

const headersOf = (base: string, who: Resident | null): Record<string, string> => ({
  origin: base,
  'accept-language': 'en',
  ...(who && { cookie: `__Host-affilia-session=${who.token}` }),
});

/** Says what an answer is. `typed` is what was sent, to find the form again. */
async function read(response: Response, typed: PageForm | null): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  const isPlain = headers.get('content-type')?.startsWith('text/plain') === true;
  if (status === 503 && isPlain && headers.has('retry-after')) return { kind: 'unavailable' };
  const goesTo = headers.get('location') ?? '';
  if (status === 303 && /[?&]saved=|\/sign-in\/sent$/.test(goesTo)) return { kind: 'saved' };
  if (status === 500 && text.includes('id="__next_error__"')) return { kind: 'failed' };
  if (status !== 200)
    return { kind: 'broken', what: `${String(status)} ${goesTo || text.slice(0, 80)}`.trim() };
  if (!typed) return { kind: 'page', html: text };
  if (!/class="summary" role="alert"/.test(text)) return { kind: 'broken', what: '200 that says nothing' };
  // Only a conflict lists in its summary what was recorded meanwhile; what was typed is listed outside of it.
  const summaries = [...text.matchAll(/class="summary" role="alert"(.*?)<\/div>/gs)];
  if (!summaries.some(([, inside]) => inside?.includes('class="plain-list"')))
    return { kind: 'refused', html: text };
  const [name, value] = [...typed].find(([key]) => key === 'arrivedOn' || key === 'on') ?? ['', ''];
  return { kind: 'conflict', form: formWith(text, { caseId: typed.get('caseId') ?? '', [name]: value }) };
}

async function timed(work: () => Promise<Answer>): Promise<Timed> {
  const start = performance.now();
  const answer = await work().catch((error: unknown): Answer => {
    const isOver = error instanceof DOMException && error.name === 'TimeoutError';
    return isOver ? { kind: 'broken', what: 'no answer at all' } : { kind: 'cut' };
  });
  return { answer, ms: performance.now() - start };
}

/** Reads a page as somebody who is signed in, or as nobody. */
export function readPage(base: string, path: string, who: Resident | null): Promise<Timed> {
  return timed(async () => {
    const options = {
      headers: headersOf(base, who),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    } as const;
    return read(await fetch(base + path, options), null);
  });
}

/** Sends a form as a browser without scripts does; never tries again by itself. */
export function sendForm(base: string, path: string, who: Resident | null, form: PageForm): Promise<Timed> {
  return timed(async () => {
    const body = new FormData();
    for (const [name, value] of form) body.append(name, value);
    const response = await fetch(base + path, {
      method: 'POST',
      body,
      headers: headersOf(base, who),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return read(response, form);
  });
}
