import { z } from 'zod';

// The only file that reads process.env: everything else receives values (a lint rule and its test hold this).

const PORT_WORDS = 'a port number from 1 to 65535';
const port = z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(1, PORT_WORDS).max(65535, PORT_WORDS);

const SECRET_WORDS = 'at least 32 random characters';
const secret = z.string(SECRET_WORDS).min(32, SECRET_WORDS);

const POOL_WORDS = 'a number of connections from 1 to 100';
const pool = z.coerce.number(POOL_WORDS).int(POOL_WORDS).min(1, POOL_WORDS).max(100, POOL_WORDS);
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'an address such as postgres://user:password@host:5432/name',
});
const civilInstant = z.iso.datetime({ offset: true, error: 'an instant such as 2027-01-04T09:00:00+01:00' });

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const ENVIRONMENTS = ['demo', 'test', 'production'] as const;

const common = {
  AFFILIA_ENV: z.enum(ENVIRONMENTS, `one of ${ENVIRONMENTS.join(', ')}`).default('demo'),
  AFFILIA_NOW: civilInstant.optional(),
  /** When AFFILIA_NOW was meant, in milliseconds: `npm run up` tells it to its processes, so that their clocks agree. */
  AFFILIA_NOW_SINCE: z.coerce.number('milliseconds since 1970').optional(),
  AFFILIA_VERSION: z.string().default('development'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
};

/** Neither the clock nor the demo may be moved on a real installation. */
const noMovedClock = (env: { AFFILIA_ENV: string; AFFILIA_NOW?: string | undefined }) =>
  env.AFFILIA_ENV !== 'production' || env.AFFILIA_NOW === undefined;
const MOVED = { path: ['AFFILIA_NOW'], error: 'nothing when AFFILIA_ENV is production' };

const webSchema = z
  .object({
    ...common,
    DATABASE_WEB_URL: postgresUrl,
    AFFILIA_URL: z.url({
      protocol: /^https?$/,
      error: 'the public address, such as https://affilia.example',
    }),
    NEXTAUTH_SECRET: secret,
    DATABASE_POOL: pool.default(10),
  })
  .refine(noMovedClock, MOVED);

const workerSchema = z
  .object({
    ...common,
    DATABASE_WORKER_URL: postgresUrl,
    AFFILIA_URL: z.url({
      protocol: /^https?$/,
      error: 'the public address, such as https://affilia.example',
    }),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'an address such as smtp://user:password@host:587' }),
    MAIL_FROM: z
      .string()
      .min(3, 'a sender such as Affilia <affilia@university.example>')
      .default('Affilia <affilia@localhost>'),
    DATABASE_POOL: pool.default(5),
  })
  .refine(noMovedClock, MOVED);

const upSchema = z
  .object({
    ...common,
    PORT: port.default(3000),
    MAILBOX_PORT: port.default(1080),
    SMTP_PORT: port.default(1025),
    DATABASE_PORT: port.default(54329),
    AFFILIA_DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: postgresUrl.optional(),
  })
  .refine(noMovedClock, MOVED);

const operatorSchema = z.object({
  ...common,
  AFFILIA_DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_WEB_URL: postgresUrl.optional(),
  DATABASE_WORKER_URL: postgresUrl.optional(),
  NEXTAUTH_SECRET: secret.optional(),
});

export type WebEnv = z.infer<typeof webSchema>;
export type WorkerEnv = z.infer<typeof workerSchema>;
export type UpEnv = z.infer<typeof upSchema>;

/** A variable that is missing or malformed; the message is one line that names it and what is expected. */
export class EnvError extends Error {}

function parse<T>(schema: z.ZodType<T>): T {
  // An empty variable means an unset one, as in `PORT= npm run up`.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? 'environment');
  const state = name in given ? 'is not right' : 'is missing';
  throw new EnvError(`${name} ${state}: expected ${issue?.message ?? 'another value'}`);
}

const once = <T>(make: () => T): (() => T) => {
  let value: T | undefined;
  return () => (value ??= make());
};

export const webEnv = once(() => parse(webSchema));
export const workerEnv = once(() => parse(workerSchema));
export const upEnv = once(() => parse(upSchema));
export const operatorEnv = once(() => parse(operatorSchema));

/** The installation's secret, for a process that signs with it and serves no page. */
export const secretEnv = once(() => parse(z.object({ NEXTAUTH_SECRET: secret })));

/** The clock's and the logger's part, for code that runs in every process. */
export const commonEnv = once(() => parse(z.object(common).refine(noMovedClock, MOVED)));

/** next-auth reads its public address from the environment itself. */
export function tellNextAuth(address: string): void {
  process.env.NEXTAUTH_URL = address;
}

/** `next dev`: the strict policy and the build's hashes do not apply. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development';

/** How much is logged, for code that runs before the settings are checked: what is not right is said by that check. */
export const logLevel = (): string => LOG_LEVELS.find((one) => one === process.env.LOG_LEVEL) ?? 'info';

/** The whole environment, for a child process. */
export const inheritedEnv = (): NodeJS.ProcessEnv => ({ ...process.env });
