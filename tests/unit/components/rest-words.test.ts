import { describe, expect, it } from 'vitest';
import {
  DISPOSITION_REASONS,
  SAID_BY_OFFICE,
  type DispositionReason,
  type RestingDisposition,
} from '#lib/domain/case/disposition.ts';
import { mayReopen, restWords } from '#components/next-step/rest-words.ts';
import { facts } from '#tests/support/domain-fixtures.ts';

const RESTS = (Object.keys(DISPOSITION_REASONS) as RestingDisposition[]).flatMap((disposition) =>
  DISPOSITION_REASONS[disposition].map((reason): [RestingDisposition, DispositionReason] => [
    disposition,
    reason,
  ]),
);

describe('a case at rest', () => {
  it.each(RESTS)('%s for %s has its own words', (disposition, dispositionReason) => {
    const words = restWords(facts({ disposition, dispositionReason }));
    if (disposition === 'closed') expect(words).toBe('closed');
    else expect(words).toBe(dispositionReason === 'ehic' ? 'card' : 'notRequired');
  });

  it.each(RESTS)(
    '%s for %s is opened again by its student, unless the office said it',
    (disposition, reason) => {
      expect(mayReopen(facts({ disposition, dispositionReason: reason }))).toBe(reason !== SAID_BY_OFFICE);
    },
  );

  it('is none while it moves', () => {
    expect(restWords(facts())).toBeNull();
  });
});
