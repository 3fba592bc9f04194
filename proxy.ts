import createIntlMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { webMessagesOf } from '#lib/i18n/web-messages.ts';
import { localeOr, routing } from '#lib/i18n/routing.ts';
import { policyFor, SECURITY_HEADERS } from '#lib/platform/csp.ts';
import { isDevelopment } from '#lib/platform/env.ts';

import { hasPulse } from '#lib/platform/pulse.ts';

const intl = createIntlMiddleware(routing);

/** Pages that need the database; the public ones are static and stay up without it. */
const PERSONAL = /^\/[a-z]{2}\/(case|staff|sign-in\/)/;

function unavailable(pathname: string): NextResponse {
  const locale = localeOr(pathname.slice(1, 3));
  return new NextResponse(`${webMessagesOf(locale).health.unavailable}\n`, {
    status: 503,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': '30',
      'cache-control': 'no-store',
    },
  });
}

/** Sets the headers of every page, its language, and answers 503 while the database is away. It authorises nothing. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  // A form sent without scripts makes even a static page anew: its inline scripts are not the hashed ones.
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const { header, nonce } = policyFor(isRead ? pathname : '', isDevelopment());
  // A server action says itself, beside the form, that nothing was saved, and keeps what was typed.
  const isAction = !isRead && request.headers.has('next-action');
  if (PERSONAL.test(pathname) && !isAction && !(await hasPulse()))
    return dressed(unavailable(pathname), header);
  if (nonce) request.headers.set('content-security-policy', header); // Next reads the nonce from the request
  return dressed(intl(request), header);
}

function dressed(response: NextResponse, csp: string): NextResponse {
  response.headers.set('content-security-policy', csp);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  return response;
}

export const config = {
  // Everything but Next's own files and the fixed files of app/; a path with a dot is a page like any other.
  matcher: ['/((?!api/health$|_next/static/|icon.svg$|robots.txt$).*)'],
};
