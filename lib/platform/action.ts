import type { z } from 'zod';
import type { Person } from '#lib/domain/access/actor.ts';
import { ERROR_CODES, type DomainError, type ErrorCode, type Result } from '#lib/domain/result.ts';
import { moment, type Moment } from './clock.ts';
import { digestOf } from './crypto.ts';
import { isUnreachable } from './db.ts';
import { logger } from './logger.ts';
import { losePulse } from './pulse.ts';
import { currentSession } from './session.ts';

/** What a use case needs to know of who asks and when. */
export type Context<A = Person> = Moment & { readonly actor: A };

/** The end of a form: done, or refused with every reason and all that was typed. */
export type FormOutcome<T, E extends DomainError = DomainError> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly errors: readonly (E | DomainError)[];
      readonly values: Readonly<Record<string, string>>;
    };

const isErrorCode = (text: string): text is ErrorCode => (ERROR_CODES as readonly string[]).includes(text);

/** The text fields of a form; files and Next's own fields are not text. */
function textFields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  );
}

function readForm<S extends z.ZodType>(
  schema: S,
  values: Record<string, string>,
): Result<z.infer<S>, DomainError[]> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map((issue) => ({
    // Schemas give a code as their message; anything else is a field that only a hand-made request lacks.
    code: isErrorCode(issue.message) ? issue.message : ('choice-unknown' as const),
    field: String(issue.path[0] ?? ''),
  }));
  return { ok: false, error: errors };
}

/** Names a form by all that it says: the same sent twice has one name, a changed one another. SHA-256, hex. */
function nameOf(values: Readonly<Record<string, string>>): string {
  const fields = Object.entries(values).toSorted(([one], [two]) => (one < two ? -1 : 1));
  return digestOf(JSON.stringify(fields));
}

/** Runs the work on what a form says; a database that is away keeps what was typed. */
async function outcomeOf<T, E extends DomainError>(
  form: FormData,
  work: (values: Record<string, string>) => Promise<Result<T, readonly (E | DomainError)[]>>,
): Promise<FormOutcome<T, E>> {
  const values = textFields(form);
  try {
    const result = await work(values);
    return result.ok ? result : { ok: false, errors: result.error, values };
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    losePulse();
    logger.warn({ part: 'action' }, 'the database is away');
    return { ok: false, errors: [{ code: 'unavailable' }], values };
  }
}

const alone = <T, E>(result: Result<T, E>): Result<T, E[]> =>
  result.ok ? result : { ok: false, error: [result.error] };

/** The way of every form: fields -> schema -> work -> outcome. */
export function runForm<S extends z.ZodType, T, E extends DomainError>(
  form: FormData,
  schema: S,
  work: (input: z.infer<S>, at: Moment, sent: string) => Promise<Result<T, E>>,
): Promise<FormOutcome<T, E>> {
  return outcomeOf<T, E>(form, async (values) => {
    const input = readForm(schema, values);
    return input.ok ? alone(await work(input.value, moment(), nameOf(values))) : input;
  });
}

/** The same for people who are signed in and belong to an institution; others are refused, whatever they typed. */
export function runPersonForm<S extends z.ZodType, T, E extends DomainError>(
  form: FormData,
  schema: S,
  work: (context: Context, input: z.infer<S>, sent: string) => Promise<Result<T, E | DomainError>>,
): Promise<FormOutcome<T, E | DomainError>> {
  return outcomeOf<T, E>(form, async (values) => {
    const session = await currentSession();
    if (!session) return { ok: false, error: [{ code: 'signed-out' }] };
    const { actor } = session;
    if (!actor) return { ok: false, error: [{ code: 'not-allowed' }] };
    const input = readForm(schema, values);
    return input.ok ? alone(await work({ ...moment(), actor }, input.value, nameOf(values))) : input;
  });
}
