import { describe, expect, it } from 'vitest';
import { hasServed } from '#lib/domain/case/served.ts';
import { DOCUMENT_KINDS, isDocumentKind, setOf } from '#lib/domain/document/kind.ts';
import { facts, paper, reached } from '#tests/support/domain-fixtures.ts';

const KINDS = Object.keys(DOCUMENT_KINDS).filter(isDocumentKind);
const SUBMITTED = facts({ milestones: reached({ submitted: '2026-09-10' }) });
const NIA = facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) });
const NIR = facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' }) });
const CARD = facts({
  milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01', carteVitale: '2026-11-10' }),
});

describe.each(KINDS)('%s', (kind) => {
  const isBankDetails = kind === 'bank-details';

  it('is wanted until a number came', () => {
    for (const known of [facts(), SUBMITTED]) expect(hasServed(known, paper(kind))).toBe(false);
  });

  it('has served with the waiting number if it was asked for before it', () => {
    expect(hasServed(NIA, paper(kind))).toBe(setOf(kind) === 'provisional');
  });

  it('has served with the permanent number, unless it is for the card, or says where the money goes', () => {
    expect(hasServed(NIR, paper(kind))).toBe(!isBankDetails && setOf(kind) !== 'card');
  });

  it('has served with the card, unless it says where the money goes', () => {
    expect(hasServed(CARD, paper(kind))).toBe(!isBankDetails);
  });
});
