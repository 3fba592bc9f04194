import { setTimeout as wait } from 'node:timers/promises';
import { civil, parisDate } from '#lib/domain/calendar/civil-date.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { formWith, type PageForm } from './page-form.ts';
import type { Resident } from './population.ts';
import { readPage, sendForm, type Answer } from './send-form.ts';

/** One change that a student makes by a form; what it says is said by no other. */
export type Write = {
  readonly resident: Resident;
  readonly path: string;
  readonly form: PageForm;
  /** The history entry that it makes, and no other write makes. */
  readonly entry: { readonly kind: string; readonly name: string; readonly on: string };
  /** Every answer to it, oldest first. */
  readonly answers: Answer[];
};

/** Whether a person was told that it is written. */
export const isAcknowledged = (write: Write): boolean => write.answers.some((one) => one.kind === 'saved');

/** How many requests of some students ended with an error page. */
export const countFailed = (writers: readonly Writer[]): number =>
  writers
    .flatMap(({ misses, writes }) => [...misses, ...writes.flatMap((one) => one.answers)])
    .filter((answer) => answer.kind === 'failed').length;

const MILESTONE_GAP_DAYS = 7;
const FIRST_MILESTONE_DAYS = 60;
const FIRST_ARRIVAL = civil('2020-01-01');
/** Pages that were neither there nor said why, in words. */
export const wrongPages = (writers: readonly Writer[]): string[] =>
  writers.flatMap(({ misses }) =>
    misses.flatMap((answer) => (answer.kind === 'broken' ? [`a page was answered ${answer.what}`] : [])),
  );

/** Who was not heard for so long gives up: the form then counts as never taken. */
const PATIENCE_MS = 45_000;
/** Between two tries of a form that was not taken. */
const PAUSE_MS = 100;

/** Writes one student's changes, one after the other: steps of the line first in turn with facts, then facts. */
export class Writer {
  readonly writes: Write[] = [];
  /** Answers to the reading of pages, but for the pages themselves. */
  readonly misses: Answer[] = [];
  readonly resident: Resident;
  private readonly base: string;
  private readonly today = parisDate(new Date());

  constructor(base: string, resident: Resident) {
    this.base = base;
    this.resident = resident;
  }

  private next(): Pick<Write, 'path' | 'entry'> {
    const count = this.writes.length;
    const milestone = count % 2 === 0 ? MILESTONES[count / 2] : undefined;
    if (milestone !== undefined) {
      const days = FIRST_MILESTONE_DAYS - (count / 2) * MILESTONE_GAP_DAYS;
      const on = this.today.subtract({ days }).toString();
      return { path: '/en/case', entry: { kind: 'milestone.recorded', name: milestone, on } };
    }
    const on = FIRST_ARRIVAL.add({ days: count }).toString();
    return { path: '/en/case/profile', entry: { kind: 'fact.recorded', name: 'arrivedOn', on } };
  }

  /** Reads the page with the next form and fills it in; null while the page cannot be read. */
  async prepare(): Promise<Write | null> {
    const { path, entry } = this.next();
    const { answer } = await readPage(this.base, path, this.resident);
    if (answer.kind !== 'page') {
      this.misses.push(answer);
      return null;
    }
    const isStep = entry.kind === 'milestone.recorded';
    const found = formWith(answer.html, isStep ? { milestone: entry.name, on: '' } : { arrivedOn: null });
    if (!found) {
      this.misses.push({ kind: 'broken', what: `without a form for ${entry.name}` });
      return null;
    }
    const form = new Map(found).set(isStep ? 'on' : 'arrivedOn', entry.on);
    const write: Write = { resident: this.resident, path, form, entry, answers: [] };
    this.writes.push(write);
    return write;
  }

  /** Sends a form as it is, once more. */
  async send(write: Write): Promise<Answer> {
    const { answer } = await sendForm(this.base, write.path, this.resident, write.form);
    write.answers.push(answer);
    return answer;
  }

  /** Writes until told to end; a form that was not taken is sent again as it was, as a person does. */
  async writeUntil(isOver: () => boolean, afterwards = 50): Promise<void> {
    while (!isOver()) {
      const write = await this.prepare();
      if (write) await this.insist(write, afterwards);
      else await wait(PAUSE_MS);
    }
  }

  /** Sends a form until it is taken, at most so often, and not for ever. */
  async insist(write: Write, times: number): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (let tries = 0; tries < times && !isAcknowledged(write) && performance.now() < until; tries++) {
      const answer = await this.send(write);
      if (answer.kind === 'conflict') return;
      if (answer.kind !== 'saved') await wait(PAUSE_MS);
    }
  }
}
