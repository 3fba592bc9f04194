'use server';
import { explain, type FormState, IDLE_STATE } from './state.ts';
export async function act(_: FormState, form: FormData): Promise<FormState> {
  const values = Object.fromEntries([...form.entries()].filter((e): e is [string, string] => typeof e[1] === 'string' && !e[0].startsWith('$')));
  console.log('ACT', JSON.stringify(values));
  await new Promise((r) => setTimeout(r, 600));
  if (values.reasonText === 'ok' || values.on === '2026-11-01') return IDLE_STATE;
  const errors = [
    ...('milestone' in values ? [{ code: 'date-in-future', field: 'on', params: { date: '2026-11-21' } } as const] : []),
    ...('status' in values ? [{ code: 'reason-required', field: 'reason' } as const, { code: 'field-required', field: 'status' } as const] : []),
    ...('email' in values ? [{ code: 'email-malformed', field: 'email' } as const] : []),
  ];
  return explain('en', errors, values);
}
