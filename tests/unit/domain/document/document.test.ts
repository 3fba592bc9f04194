import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocksGate,
  DOCUMENT_STATUSES,
  isGateOpen,
  setsInOrder,
  standInFor,
  type DocumentStatus,
} from '#lib/domain/document/document.ts';
import { DOCUMENT_KINDS, DOCUMENT_SETS, isDocumentKind, setOf } from '#lib/domain/document/kind.ts';
import { papersFrom } from '#tests/support/arbitrary-facts.ts';
import { KINDS, paper, TODAY } from '#tests/support/domain-fixtures.ts';

/** The statuses of a paper that needs nothing more. */
const SETTLED: readonly DocumentStatus[] = ['accepted', 'not_needed'];

describe('the kinds of papers', () => {
  it('stand in the sets of DOMAIN §3', () => {
    const ofSet = DOCUMENT_SETS.map((set) => [set, KINDS.filter((kind) => setOf(kind) === set)]);
    expect(Object.fromEntries(ofSet)).toEqual({
      provisional: [
        'enrolment-certificate',
        'identity-document',
        'student-visa',
        'parental-authorisation',
        's1-form',
        'proof-of-resources',
      ],
      final: ['birth-certificate', 'birth-translation', 'residence-permit', 'country-papers', 'bank-details'],
      card: ['card-photo', 'card-identity'],
    });
    expect(KINDS).toHaveLength(Object.keys(DOCUMENT_KINDS).length);
  });

  it.each(['', 'passport', 'toString', '__proto__'])('are told from other words: "%s"', (word) => {
    expect(isDocumentKind(word)).toBe(false);
  });

  it('have these statuses', () => {
    expect(DOCUMENT_STATUSES.join(' ')).toBe(
      'missing with_office fix_needed ready deposited accepted rejected not_needed',
    );
  });
});

describe('the order in which the sets are needed', () => {
  it.each([
    [false, undefined, ['provisional', 'final', 'card']],
    [true, undefined, ['final', 'provisional', 'card']],
    [true, false, ['final', 'provisional', 'card']],
    [false, false, ['provisional', 'final', 'card']],
    [true, true, ['card', 'final', 'provisional']],
    [false, true, ['card', 'final', 'provisional']],
  ] as const)('submitted %s, permanent number %s: %j', (isSubmitted, hasNumber, sets) => {
    expect(setsInOrder(isSubmitted, hasNumber)).toEqual(sets);
  });
});

describe('the visa in the place of the residence permit', () => {
  const permit = paper('residence-permit');

  it.each(DOCUMENT_STATUSES)('serves when it is accepted: %s', (status) => {
    const visa = paper('student-visa', { status });
    expect(standInFor(permit, [permit, visa])).toBe(status === 'accepted' ? visa : null);
  });

  it.each(DOCUMENT_STATUSES)('serves as long as the permit is missing: %s', (status) => {
    const visa = paper('student-visa', { status: 'accepted' });
    const place = paper('residence-permit', { status });
    expect(standInFor(place, [visa, place])).toBe(status === 'missing' ? visa : null);
  });

  it.each(KINDS)('is the only paper that serves twice: %s', (kind) => {
    const others = KINDS.map((one) => paper(one, { status: 'accepted' }));
    expect(standInFor(paper(kind), others)?.kind ?? null).toBe(
      kind === 'residence-permit' ? 'student-visa' : null,
    );
  });
});

describe('a gate', () => {
  it.each(KINDS)('is closed by %s in every status but the settled ones, the bank details apart', (kind) => {
    for (const status of DOCUMENT_STATUSES) {
      const one = paper(kind, { status });
      const isClosing = kind !== 'bank-details' && !SETTLED.includes(status);
      expect(blocksGate(one, [one]), status).toBe(isClosing);
      for (const set of DOCUMENT_SETS) {
        const isBefore = DOCUMENT_SETS.indexOf(set) < DOCUMENT_SETS.indexOf(setOf(kind));
        expect(isGateOpen([one], set), `${status} ${set}`).toBe(!isClosing || isBefore);
      }
    }
  });

  it('is open for the residence permit as long as the accepted visa stands in', () => {
    const permit = paper('residence-permit');
    const visa = paper('student-visa', { status: 'accepted' });
    expect(blocksGate(permit, [permit, visa])).toBe(false);
    expect(isGateOpen([permit, visa], 'final')).toBe(true);
    expect(isGateOpen([permit, { ...visa, status: 'deposited' }], 'final')).toBe(false);
    expect(isGateOpen([{ ...permit, status: 'rejected' }, visa], 'final')).toBe(false);
  });

  it.each(DOCUMENT_SETS)('of the %s set is open when no paper stands before it', (set) => {
    expect(isGateOpen([], set)).toBe(true);
  });

  it('is open exactly when no paper of its set closes it', () => {
    fc.assert(
      fc.property(papersFrom(TODAY), fc.constantFrom(...DOCUMENT_SETS), (papers, set) => {
        const upTo = DOCUMENT_SETS.slice(0, DOCUMENT_SETS.indexOf(set) + 1);
        const hasVisa = papers.some((one) => one.kind === 'student-visa' && one.status === 'accepted');
        const closing = papers.filter(
          ({ kind, status }) =>
            upTo.includes(DOCUMENT_KINDS[kind]) &&
            kind !== 'bank-details' &&
            !SETTLED.includes(status) &&
            !(kind === 'residence-permit' && status === 'missing' && hasVisa),
        );
        expect(isGateOpen(papers, set)).toBe(closing.length === 0);
      }),
    );
  });
});
