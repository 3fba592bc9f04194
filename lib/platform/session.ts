import { cookies } from 'next/headers';
import { getServerSession, type NextAuthOptions } from 'next-auth';
import type { AdapterSession, AdapterUser } from 'next-auth/adapters';
import { cache } from 'react';
import { ROLES, type Person, type Role } from '#lib/domain/access/actor.ts';
import { moment, type Moment } from './clock.ts';
import { hashSecret, randomToken } from './crypto.ts';
import { database } from './db.ts';
import { webEnv } from './env.ts';
import { losePulse } from './pulse.ts';

// Everything that knows next-auth stands in this file. It reads and prolongs sessions; the sign-in by e-mail is ours
// (docs/decisions/002).

/** Who is signed in, and where they act. `actor` is null until they belong to an institution and chose one. */
export type SignedIn = {
  readonly userId: string;
  readonly email: string;
  readonly locale: string;
  readonly name: string | null;
  readonly institutionName: string | null;
  readonly needsSecondFactor: boolean;
  readonly actor: Person | null;
};

declare module 'next-auth' {
  interface Session {
    signedIn: SignedIn;
  }
}

const SECOND = 1;
const DAY = 86_400 * SECOND;
/** Without a visit, a session ends after this long; never later than the absolute limit. */
export const SESSION_IDLE_SECONDS = 7 * DAY;
const SESSION_ABSOLUTE_SECONDS = 30 * DAY;
const PROLONG_AFTER_SECONDS = DAY;

/** `__Host-`: only this origin sets and reads it, over https (browsers count http://localhost as such; Safari does not). */
const SESSION_COOKIE = '__Host-affilia-session';
const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/', secure: true } as const;

type SessionRow = {
  tokenHash: string;
  userId: string;
  email: string;
  locale: string;
  expiresAt: Date;
  institutionId: string | null;
  role: string | null;
  institutionName: string | null;
  needsSecondFactor: boolean | null;
  givenName: string | null;
  familyName: string | null;
};

const roleOf = (text: string | null): Role | undefined => ROLES.find((role) => role === text);

function signedInOf(row: SessionRow): SignedIn {
  const role = roleOf(row.role);
  return {
    userId: row.userId,
    email: row.email,
    locale: row.locale,
    name: row.givenName ? `${row.givenName} ${row.familyName ?? ''}`.trim() : null,
    institutionName: row.institutionName,
    needsSecondFactor: row.needsSecondFactor ?? true,
    actor: role && row.institutionId ? { role, userId: row.userId, institutionId: row.institutionId } : null,
  };
}

/** How far the moved clock is ahead of the real one, in milliseconds. */
const clockShift = (): number => moment().now.getTime() - Date.now();

/** The session of a token, found by its hash: what is stored opens nothing. */
async function findSession(token: string): Promise<SessionRow | undefined> {
  const [row] = await database().$queryRaw<SessionRow[]>`
    SELECT * FROM session_by_token(${hashSecret(token)})`;
  return row;
}

/** What next-auth needs of a store. It takes a failing store for "signed out", so failures are also told to `onFail`. */
const adapter = (onFail: (error: unknown) => void) => ({
  async getSessionAndUser(sessionToken: string) {
    const row = await findSession(sessionToken).catch((error: unknown) => {
      onFail(error);
    });
    if (!row) return null;
    // next-auth compares with the real present, which tests and demos move.
    const expires = new Date(row.expiresAt.getTime() - clockShift());
    const session: AdapterSession = { sessionToken, userId: row.userId, expires };
    const user: AdapterUser & { row: SessionRow } = {
      id: row.userId,
      email: row.email,
      emailVerified: null,
      row,
    };
    return { session, user };
  },
  async updateSession({ sessionToken, expires }: Partial<AdapterSession> & { sessionToken: string }) {
    if (expires) {
      const until = new Date(expires.getTime() + clockShift());
      await database().$executeRaw`
        UPDATE "Session" SET "expiresAt" = LEAST(${until}, "createdAt" + make_interval(secs => ${SESSION_ABSOLUTE_SECONDS}))
        WHERE "tokenHash" = ${hashSecret(sessionToken)}`;
    }
    return null;
  },
  async deleteSession(sessionToken: string) {
    await database().session.deleteMany({ where: { tokenHash: hashSecret(sessionToken) } });
  },
});

function options(onFail: (error: unknown) => void): NextAuthOptions {
  return {
    adapter: adapter(onFail),
    secret: webEnv().NEXTAUTH_SECRET,
    providers: [],
    session: { strategy: 'database', maxAge: SESSION_IDLE_SECONDS, updateAge: PROLONG_AFTER_SECONDS },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: COOKIE_OPTIONS } },
    callbacks: {
      session: ({ session, user }) => ({
        expires: session.expires,
        signedIn: signedInOf((user as AdapterUser & { row: SessionRow }).row),
      }),
    },
  };
}

/** The session of this request, or null. One look-up a request, however many components ask. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  // Without the cookie there is nothing to ask the database.
  if (!(await cookies()).has(SESSION_COOKIE)) return null;
  const failures: unknown[] = [];
  const session = await getServerSession(options((error) => failures.push(error)));
  if (failures.length > 0) {
    losePulse();
    throw failures[0];
  }
  return session?.signedIn ?? null;
});

/** Who visits and when: what a page begins with. */
export async function currentVisit(): Promise<Moment & { readonly session: SignedIn | null }> {
  return { ...moment(), session: await currentSession() };
}

/** Hands the new session's token to the browser; only for server actions. */
export async function openSessionCookie(token: string): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, token, { ...COOKIE_OPTIONS, maxAge: SESSION_ABSOLUTE_SECONDS });
}

/** The token of the browser's session, or null. */
export async function sessionToken(): Promise<string | null> {
  return (await cookies()).get(SESSION_COOKIE)?.value ?? null;
}

export async function closeSessionCookie(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, '', { ...COOKIE_OPTIONS, maxAge: 0 });
}

/** Binds a sign-in to the browser that asked for it. */
const BROWSER_COOKIE = '__Host-affilia-browser';
const BROWSER_SECONDS = 600 * SECOND;

/** Gives the browser its secret, or the one it has more time; returns it. */
export async function openBrowserCookie(): Promise<string> {
  const secret = (await browserSecret()) ?? randomToken();
  (await cookies()).set(BROWSER_COOKIE, secret, { ...COOKIE_OPTIONS, maxAge: BROWSER_SECONDS });
  return secret;
}

export async function browserSecret(): Promise<string | null> {
  return (await cookies()).get(BROWSER_COOKIE)?.value ?? null;
}

export async function closeBrowserCookie(): Promise<void> {
  (await cookies()).set(BROWSER_COOKIE, '', { ...COOKIE_OPTIONS, maxAge: 0 });
}
