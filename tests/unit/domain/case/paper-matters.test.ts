// Which papers are tasks: those of the portal's route, the bank details everywhere, and what comes after the number.
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import { overdueFrom } from '#lib/domain/case/overdue.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import { correct, record } from '#lib/domain/case/verbs.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { setOf } from '#lib/domain/document/kind.ts';
import { anchorsOf } from '#lib/domain/reminder/anchors.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { by, facts, KINDS, paper, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';
import { taskInShort } from '#tests/support/in-short.ts';

const NIR = reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' });
const OTHER_ROUTES = ROUTES.filter((one) => one !== 'register_portal');
const papersAsked = (some: CaseFacts, papers: readonly DocumentFacts[], today = TODAY) =>
  tasksOf(some, papers, today)
    .filter(({ document }) => document !== null)
    .map(taskInShort);

describe.each(KINDS)('%s', (kind) => {
  it('is a task on the portal’s route, from the beginning', () => {
    expect(papersAsked(facts(), [paper(kind)])).toHaveLength(1);
    expect(papersAsked(facts(), [paper(kind, { status: 'rejected' })])).toEqual([
      `send-again ${kind}: now, problem`,
    ]);
  });

  it.each(OTHER_ROUTES)('is none on the route %s, unless it says where the money goes', (route) => {
    for (const milestones of [facts().milestones, NIR])
      for (const status of ['missing', 'ready', 'deposited', 'rejected'] as const) {
        const asked = papersAsked(facts({ route, milestones }), [paper(kind, { status })]);
        expect(asked).toHaveLength(kind === 'bank-details' ? 1 : 0);
      }
  });

  it('is one with the permanent number where it is for the card, or says where the money goes', () => {
    for (const status of ['missing', 'ready', 'deposited', 'rejected'] as const) {
      const asked = papersAsked(facts({ milestones: NIR }), [paper(kind, { status })]);
      const matters = kind === 'bank-details' || setOf(kind) === 'card';
      expect(asked).toHaveLength(matters ? 1 : 0);
    }
  });
});

describe('the certificate of a further year', () => {
  const long = facts({ milestones: NIR, studiesEndOn: civil('2028-06-30') });
  const further = (status: DocumentFacts['status']) =>
    paper('enrolment-certificate', { period: '2027', status });
  const today = civil('2027-10-05');

  it.each([
    ['missing', 'add-document enrolment-certificate: now, todo'],
    ['ready', 'send-document enrolment-certificate: now, todo'],
    ['deposited', 'document-checking enrolment-certificate: done, checking'],
    ['rejected', 'send-again enrolment-certificate: now, problem'],
    ['fix_needed', 'fix-document enrolment-certificate: now, problem'],
  ] as const)('is a task though the number came long ago: %s', (status, task) => {
    expect(papersAsked(long, [further(status)], today)).toEqual([task]);
    expect(papersAsked(long, [{ ...further(status), period: '2026' }], today)).toEqual([]);
  });

  it('that is rejected is reminded, and makes the case overdue', () => {
    const rejected = { ...further('rejected'), statusOn: today, statusRecordedOn: today, rejections: 1 };
    const account = {
      ...long,
      milestones: { ...NIR, ameliAccount: reached({ ameliAccount: '2026-11-02' }).ameliAccount },
    };
    const kinds = (papers: readonly DocumentFacts[]) =>
      anchorsOf(account, papers, today).map(({ kind }) => kind);
    expect(kinds([rejected])).toEqual(['rejected-document']);
    expect(kinds([{ ...rejected, period: '2026' }])).toEqual([]);
    expect(overdueFrom(account, [rejected], PUBLISHED_WINDOWS)?.toString()).toBe('2027-12-25');
    expect(overdueFrom(account, [{ ...rejected, period: '2026' }], PUBLISHED_WINDOWS)).toBeNull();
  });
});

describe('a rejected paper', () => {
  it.each(ROUTES)('is reminded on the portal’s route, the bank details everywhere: %s', (route) => {
    const kinds = (kind: 'student-visa' | 'bank-details') =>
      anchorsOf(facts({ route }), [paper(kind, { status: 'rejected', rejections: 1 })], TODAY).map(
        (one) => one.kind,
      );
    expect(kinds('student-visa')).toEqual(route === 'register_portal' ? ['rejected-document'] : []);
    expect(kinds('bank-details')).toEqual(['rejected-document']);
  });

  it.each(ROUTES)('stops the line on the portal’s route alone: %s', (route) => {
    const some = facts({ route, milestones: reached({ submitted: '2026-09-10' }) });
    const visa = paper('student-visa', { status: 'rejected', reason: 'illegible' });
    expect(lineOf(some, [visa], TODAY, PUBLISHED_WINDOWS).disruption).toEqual(
      route === 'register_portal' ? { kind: 'student-visa', on: visa.statusOn, reason: 'illegible' } : null,
    );
  });
});

describe('a case that was sent before the questions were answered', () => {
  const unasked = facts({ answers: {}, route: 'unknown', routeKnownSince: null });
  const on = civil('2026-10-01');

  it('is asked them still, also when the sending is taken back', () => {
    const sent = valueOf(record({ facts: unasked, documents: [] }, { milestone: 'submitted', on }, by()));
    expect([sent.facts.route, sent.documents]).toEqual(['register_portal', []]);
    expect(tasksOf(sent.facts, [], TODAY).map(taskInShort)[0]).toBe('find-route -: now, todo');
    const back = valueOf(correct(sent, { milestone: 'submitted', on: null, reason: 'did-not-happen' }, by()));
    expect([back.facts.route, back.documents]).toEqual(['register_portal', []]);
    expect(tasksOf(back.facts, [], TODAY).map(taskInShort)[0]).toBe('find-route -: now, todo');
  });
});
