import { setTimeout as wait } from 'node:timers/promises';
import type { FaultWorld } from './fault-world.ts';
import { formWith } from './page-form.ts';
import { readPage, sendForm } from './send-form.ts';

/** Milliseconds until the worker sent somebody's sign-in mail, asked for now by the form; null when none came in time. */
export async function hasResumed(world: FaultWorld, withinMs: number): Promise<number | null> {
  const who = world.residents.at(-1);
  if (!who) throw new Error('nobody signs in');
  const before = await world.mailsTo(who.email);
  const start = performance.now();
  const { answer } = await readPage(world.base, '/en/sign-in', null);
  const form = answer.kind === 'page' ? formWith(answer.html, { email: null }) : undefined;
  if (!form) throw new Error('the sign-in page has no form');
  const sent = await sendForm(world.base, '/en/sign-in', null, new Map(form).set('email', who.email));
  if (sent.answer.kind !== 'saved')
    throw new Error(`the wish to sign in was ${JSON.stringify(sent.answer).slice(0, 200)}`);
  while (performance.now() - start < withinMs) {
    if ((await world.mailsTo(who.email)) > before) return performance.now() - start;
    await wait(100);
  }
  return null;
}
