// Numbers that students write in notes all the time: the guard against social-security numbers lets them pass.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNumber } from '#lib/domain/number/holds-number.ts';
import { withoutOtherNumbers } from '#lib/domain/number/other-numbers.ts';

const NUMBER = '2 55 08 14 168 025 38';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });

/** Countries whose accounts have digits only, with how many follow the check digits. */
const COUNTRIES = { FR: 23, PT: 21, CH: 17, ES: 20, DE: 18, BE: 12, GR: 23, HR: 17, PL: 24, NO: 11 } as const;

function ibanOf(country: string, account: string): string {
  const letters = Array.from(country, (letter) => String(letter.charCodeAt(0) - 55)).join('');
  const check = 98n - (BigInt(`${account}${letters}00`) % 97n);
  return country + String(check).padStart(2, '0') + account;
}

const ibans = fc
  .constantFrom(...Object.entries(COUNTRIES))
  .chain(([country, length]) => digits(length).map((account) => ibanOf(country, account)));
const inGroups = (iban: string, gap: string) => iban.replace(/(.{4})(?=.)/g, `$1${gap}`);

describe('account numbers', () => {
  it.each([
    'FR76 3000 6000 0112 3456 7890 189',
    'FR7630006000011234567890189',
    'fr76-3000-6000-0112-3456-7890-189',
    'PT50 0002 0123 1234 5678 9015 4',
    'CH93 0076 2011 6238 5295 7',
    'GB29 NWBK 6016 1331 9268 19',
    'IBAN: FR1420041010050500013M02606, BIC PSSTFRPPXXX',
  ])('pass: %s', (text) => {
    expect(holdsNumber(text)).toBe(false);
  });

  it('pass in one piece and in groups, in any sentence', () => {
    fc.assert(
      fc.property(ibans, fc.constantFrom('', ' ', '\u00a0', '-'), (iban, gap) => {
        const text = `my RIB is ${gap ? inGroups(iban, gap) : iban} and it is in my own name`;
        expect(holdsNumber(text), text).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('hide no number that stands beside them', () => {
    fc.assert(
      fc.property(ibans, fc.boolean(), (iban, isBefore) => {
        const text = isBefore ? `${NUMBER} ${inGroups(iban, ' ')}` : `${inGroups(iban, ' ')} ${NUMBER}`;
        expect(holdsNumber(text), text).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are taken out only when their check digits are right', () => {
    expect(withoutOtherNumbers('TO FR76 3000 6000 0112 3456 7890 189 NOW')).toBe('TO # NOW');
    expect(withoutOtherNumbers('FR77 3000 6000 0112 3456 7890 189')).toBe(
      'FR77 3000 6000 0112 3456 7890 189',
    );
  });
});

describe('phone numbers', () => {
  it.each([
    '06 12 34 56 78',
    '0612345678 or 0798765432',
    '06.12.34.56.78 / 07.98.76.54.32',
    '+33 6 12 34 56 78 3646',
    '+33 (0)6 12 34 56 78',
    '0033 6 12 34 56 78',
    '+86 138 1234 5678',
    '+8613812345678',
    '00 86 138 1234 5678',
    '(+55) 12 91234-5678',
    '+5512912345678',
    'call 3646, or 09 74 75 36 46 from abroad',
  ])('pass: %s', (text) => {
    expect(holdsNumber(text)).toBe(false);
  });

  it('of France pass with any separator', () => {
    fc.assert(
      fc.property(
        digits(8),
        fc.constantFrom('0', '+33', '+33 ', '0033'),
        fc.constantFrom('', ' ', '.', '-'),
        (rest, prefix, gap) => {
          const pairs = rest.replace(/(..)(?=.)/g, `$1${gap}`);
          expect(holdsNumber(`call me on ${prefix}6${gap}${pairs} please`)).toBe(false);
        },
      ),
    );
  });

  it('of other countries pass after a plus sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 99 }), digits(11), (country, rest) => {
        expect(holdsNumber(`+${String(country)}${rest}`)).toBe(false);
        expect(
          holdsNumber(`+${String(country)} ${rest.slice(0, 3)} ${rest.slice(3, 7)} ${rest.slice(7)}`),
        ).toBe(false);
      }),
    );
  });
});

describe('what is taken out', () => {
  it.each([
    'NO9386011117947',
    'NO93 8601 1117 947',
    'FR7630006000011234567890189',
    'ES91 2100 0418 4502 0005 1332',
    'GB29-NWBK-6016-1331-9268-19',
    '+33612345678',
    '+33 612345678',
    '+33.6.12.34.56.78',
    '+33-6-12-34-56-78',
    '+33(0)612345678',
    '+33 (0) 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
    '+33(0).6.12.34.56.78',
    '12/10/2026',
    '1.9.2026',
    '30-06-2027',
  ])('is the whole of %s and nothing beside it, each time it stands there', (text) => {
    expect(withoutOtherNumbers(`A ${text} B ${text}, C`)).toBe('A # B #, C');
  });

  it.each([
    'FR763000600001',
    'NO938601111794',
    '+33 0 12 34 56 78',
    '+33 6 12 34 56 789',
    '32/10/2026',
    '1/13/2026',
  ])('is nothing of %s', (text) => {
    expect(withoutOtherNumbers(`A ${text} B`)).toBe(`A ${text} B`);
  });
});

describe('student numbers', () => {
  it.each(['22012345', '22-012-345', '1234567890A', '123456789AB', 'INE 0123456789X', 'p2212345'])(
    'pass: %s',
    (text) => {
      expect(holdsNumber(text)).toBe(false);
    },
  );

  it('of at most 12 digits pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }).chain(digits), (number) => {
        expect(holdsNumber(`student ${number} asks`)).toBe(false);
      }),
    );
  });
});

describe('dates', () => {
  const dates = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const written = fc
    .tuple(dates, fc.constantFrom('/', '.', '-'), fc.boolean())
    .map(([date, mark, isPadded]) => {
      const parts = [date.getUTCDate(), date.getUTCMonth() + 1].map((part) =>
        isPadded ? String(part).padStart(2, '0') : String(part),
      );
      return [...parts, String(date.getUTCFullYear())].join(mark);
    });

  it.each([
    'from 1/9/2026 - 30/6/2027',
    '1.10.2026-30.6.2027',
    '12/10/2026 21000 Dijon',
    '2026-09-01 2027-06-30',
    '20260901-20270630',
    '2026-11-21T10:00:00Z',
  ])('pass: %s', (text) => {
    expect(holdsNumber(text)).toBe(false);
  });

  it('pass alone and in pairs', () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom(' ', ' - ', ' au ', '\n', ', '), (from, to, joint) => {
        expect(holdsNumber(`valid ${from}${joint}${to}.`), `${from}${joint}${to}`).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['2-5-5-2014-168-025', '1/8/12/2014/168/02', '100202A-06-05-2056'])(
    'are not taken out of a number: %s',
    (text) => {
      expect(holdsNumber(text)).toBe(true);
    },
  );
});
