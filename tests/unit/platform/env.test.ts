import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const GOOD = {
  AFFILIA_ENV: 'production',
  AFFILIA_NOW: undefined,
  LOG_LEVEL: undefined,
  DATABASE_WEB_URL: 'postgres://web:secret@localhost:5432/affilia',
  DATABASE_WORKER_URL: 'postgresql://worker:secret@localhost:5432/affilia',
  DATABASE_URL: undefined,
  DATABASE_POOL: undefined,
  AFFILIA_URL: 'https://affilia.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://localhost:1025',
  MAIL_FROM: undefined,
  PORT: undefined,
  MAILBOX_PORT: undefined,
  SMTP_PORT: undefined,
  DATABASE_PORT: undefined,
  AFFILIA_DATA_DIR: undefined,
  AFFILIA_VERSION: undefined,
} as const;
type Variable = keyof typeof GOOD;
type Reader = 'webEnv' | 'workerEnv' | 'secretEnv' | 'upEnv' | 'operatorEnv' | 'commonEnv';

const set = (values: Partial<Record<Variable, string | undefined>>): void => {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
};

/** What a process reads when it starts now: every value is parsed once, so each test starts anew. */
async function read(reader: Reader): Promise<Record<string, unknown>> {
  vi.resetModules();
  const env = await import('#lib/platform/env.ts');
  return env[reader]();
}

async function refusal(reader: Reader): Promise<string> {
  vi.resetModules();
  const env = await import('#lib/platform/env.ts');
  try {
    env[reader]();
  } catch (error) {
    if (error instanceof env.EnvError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

beforeEach(() => {
  set(GOOD);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what a process reads of its environment', () => {
  it.each<readonly [Reader, Record<string, unknown>]>([
    ['webEnv', { AFFILIA_URL: 'https://affilia.example', DATABASE_POOL: 10, LOG_LEVEL: 'info' }],
    ['workerEnv', { DATABASE_POOL: 5, MAIL_FROM: 'Affilia <affilia@localhost>' }],
    [
      'upEnv',
      { PORT: 3000, MAILBOX_PORT: 1080, SMTP_PORT: 1025, DATABASE_PORT: 54329, AFFILIA_DATA_DIR: '.data' },
    ],
    ['operatorEnv', { AFFILIA_DATA_DIR: '.data' }],
    ['commonEnv', { AFFILIA_ENV: 'production', AFFILIA_VERSION: 'development' }],
  ])('%s has its values and defaults', async (reader, expected) => {
    expect(await read(reader)).toMatchObject(expected);
  });

  it('is a demo unless it is said otherwise', async () => {
    set({ AFFILIA_ENV: undefined });
    expect(await read('commonEnv')).toMatchObject({ AFFILIA_ENV: 'demo' });
  });

  it('takes an empty variable for an unset one', async () => {
    set({ PORT: '', AFFILIA_NOW: '', LOG_LEVEL: '', DATABASE_URL: '', AFFILIA_ENV: '' });
    const env = await read('upEnv');
    expect(env).toMatchObject({ PORT: 3000, LOG_LEVEL: 'info', AFFILIA_ENV: 'demo' });
    expect(env).not.toHaveProperty('DATABASE_URL');
    expect(env).not.toHaveProperty('AFFILIA_NOW');
  });

  it('is read once', async () => {
    vi.resetModules();
    const { upEnv } = await import('#lib/platform/env.ts');
    const before = upEnv();
    set({ PORT: '4000' });
    expect(upEnv()).toBe(before);
  });

  it('gives numbers, not texts', async () => {
    set({ PORT: '4000', DATABASE_POOL: '20' });
    expect(await read('upEnv')).toMatchObject({ PORT: 4000 });
    expect(await read('webEnv')).toMatchObject({ DATABASE_POOL: 20 });
  });
});

describe('what is wrong is said in one line that names the variable', () => {
  it.each<readonly [Reader, Variable, string | undefined, RegExp]>([
    ['webEnv', 'DATABASE_WEB_URL', undefined, /is missing: expected an address such as postgres:/],
    ['webEnv', 'DATABASE_WEB_URL', '', /is missing: expected an address such as postgres:/],
    ['webEnv', 'DATABASE_WEB_URL', 'mysql://x', /is not right: expected an address such as postgres:/],
    ['webEnv', 'AFFILIA_URL', 'affilia', /is not right: expected the public address, such as https:/],
    ['webEnv', 'AFFILIA_URL', 'ftp://affilia.example', /is not right: expected the public address/],
    ['webEnv', 'NEXTAUTH_SECRET', 'x'.repeat(31), /is not right: expected at least 32 random characters/],
    ['webEnv', 'NEXTAUTH_SECRET', undefined, /is missing: expected /],
    ['webEnv', 'DATABASE_POOL', '0', /is not right: expected /],
    ['secretEnv', 'NEXTAUTH_SECRET', 'x'.repeat(31), /is not right: expected at least 32 random characters/],
    ['secretEnv', 'NEXTAUTH_SECRET', undefined, /is missing: expected at least 32 random characters/],
    ['workerEnv', 'DATABASE_WORKER_URL', undefined, /is missing: expected an address such as postgres:/],
    ['workerEnv', 'SMTP_URL', 'localhost', /is not right: expected an address such as smtp:/],
    ['workerEnv', 'SMTP_URL', undefined, /is missing: expected an address such as smtp:/],
    ['upEnv', 'PORT', '65536', /is not right: expected /],
    ['upEnv', 'PORT', 'http', /is not right: expected /],
    ['operatorEnv', 'DATABASE_URL', 'localhost', /is not right: expected an address such as postgres:/],
    ['commonEnv', 'AFFILIA_ENV', 'staging', /is not right: expected /],
    ['commonEnv', 'LOG_LEVEL', 'loud', /is not right: expected /],
  ])('%s, %s = %s', async (reader, variable, value, expected) => {
    set({ [variable]: value });
    const message = await refusal(reader);
    expect(message).toMatch(expected);
    expect(message.startsWith(`${variable} is `)).toBe(true);
    expect(message).not.toContain('\n');
  });

  it.each<Variable>(['DATABASE_WEB_URL', 'NEXTAUTH_SECRET'])(
    'and never shows the value of %s',
    async (variable) => {
      set({ [variable]: 'a-secret' });
      expect(await refusal('webEnv')).not.toContain('a-secret');
    },
  );

  it.each<readonly [Variable, readonly string[], readonly string[]]>([
    ['PORT', ['1', '65535'], ['0', '65536']],
    ['DATABASE_PORT', ['1', '65535'], ['0', '65536']],
  ])('%s has bounds', async (variable, taken, refused) => {
    for (const value of taken) {
      set({ [variable]: value });
      expect(await read('upEnv')).toMatchObject({ [variable]: Number(value) });
    }
    for (const value of refused) {
      set({ [variable]: value });
      expect(await refusal('upEnv')).toMatch(new RegExp(`^${variable} is not right`));
    }
  });
});

describe('the moved clock', () => {
  const MOVED = '2027-01-04T09:00:00+01:00';

  it.each<Reader>(['webEnv', 'workerEnv', 'upEnv', 'commonEnv'])(
    'is refused in production by %s',
    async (reader) => {
      set({ AFFILIA_NOW: MOVED });
      expect(await refusal(reader)).toBe(
        'AFFILIA_NOW is not right: expected nothing when AFFILIA_ENV is production',
      );
    },
  );

  it.each(['demo', 'test'])('is taken in %s', async (environment) => {
    set({ AFFILIA_NOW: MOVED, AFFILIA_ENV: environment });
    expect(await read('webEnv')).toMatchObject({ AFFILIA_NOW: MOVED });
  });

  it.each(['2027-01-04', '2027-01-04T09:00:00', 'tomorrow'])(
    'must be a whole instant, not %s',
    async (now) => {
      set({ AFFILIA_NOW: now, AFFILIA_ENV: 'demo' });
      expect(await refusal('commonEnv')).toMatch(/^AFFILIA_NOW is not right: expected an instant such as /);
    },
  );
});

describe('what Next says of itself', () => {
  it.each([
    ['development', true],
    ['production', false],
    ['test', false],
  ])('NODE_ENV %s is development: %s', async (value, expected) => {
    vi.stubEnv('NODE_ENV', value);
    const { isDevelopment } = await import('#lib/platform/env.ts');
    expect(isDevelopment()).toBe(expected);
  });
});
