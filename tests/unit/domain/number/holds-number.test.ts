import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNumber, keyOf } from '#lib/domain/number/holds-number.ts';

/** Numbers of DOMAIN §5. */
const VALID = ['255081416802538', '253072A07300443', '284058832102532'];
const WRONG_KEY = '255081416802539';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });
const twoDigits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));

/** Any number that form alone cannot refuse: each kind of sex, month and place. */
const bareNumbers: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }).map(String),
    twoDigits(0, 99),
    fc.oneof(twoDigits(1, 12), twoDigits(20, 99)),
    fc.oneof(twoDigits(1, 99), fc.constantFrom('2A', '2B')),
    digits(6),
  )
  .map((parts) => parts.join(''));
const numbers = fc
  .tuple(bareNumbers, fc.boolean())
  .map(([bare, keyed]) => (keyed ? bare + keyOf(bare) : bare));

const GAPS = [
  ' ',
  '  ',
  '\u00a0',
  '\u202f',
  '\u2009',
  '\t',
  '\n',
  '.',
  '-',
  '–',
  '\u2011',
  ' - ',
  '/',
  '_',
  '·',
];
const words = fc
  .array(
    fc.string({
      unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzéàçŒ')),
      minLength: 1,
      maxLength: 9,
    }),
  )
  .map((some) => some.join(' '));
const EDGES = [' ', ': ', '\n', ', ', '(', ')', '« ', '.'];
const around = fc.tuple(words, fc.constantFrom(...EDGES), fc.constantFrom(...EDGES), words);

/** Writes the gap, or none, after each character as the choices say. */
const spread = (text: string, gap: string, choices: readonly boolean[]): string =>
  Array.from(text)
    .map((one, at) => (choices[at] && at < text.length - 1 ? one + gap : one))
    .join('');

describe('the key', () => {
  it.each(VALID)('of %s is its last two digits', (number) => {
    expect(keyOf(number.slice(0, 13))).toBe(number.slice(13));
  });

  it('counts 2A as 19 and 2B as 18, in their place only', () => {
    expect(keyOf('194052A004123')).toBe(keyOf('1940519004123'));
    expect(keyOf('194052B004123')).toBe(keyOf('1940518004123'));
  });

  it('is two digits from 01 to 97 and makes the whole divisible', () => {
    fc.assert(
      fc.property(bareNumbers, (bare) => {
        const key = keyOf(bare);
        expect(key).toMatch(/^\d{2}$/);
        expect(Number(key)).toBeGreaterThanOrEqual(1);
        expect(Number(key)).toBeLessThanOrEqual(97);
        const place = bare.slice(5, 7).replace('2A', '19').replace('2B', '18');
        expect((BigInt(bare.slice(0, 5) + place + bare.slice(7)) + BigInt(key)) % 97n).toBe(0n);
      }),
    );
  });
});

describe('a text with a number', () => {
  it.each([
    ...VALID,
    '2 55 08 14 168 025 38',
    '2 55 08 14 168 025',
    '1 94 05 2A 004 123',
    '1 94 05 2b 004 123',
    '2.55.08.14.168.025.38',
    '255-08-14-168-025/38',
    '２５５０８１４１６８０２５３８',
    '2\u00ad5508\u200b1416802538',
    'NIR255081416802538',
    'my number (255081416802538), since Monday',
    '07 2 55 08 14 168 025',
    '3646 2 55 08 14 168 025 38',
    '+2 55 08 14 168 025 38',
    '2 55 08 14 168 025 39',
  ])('is found out: %s', (text) => {
    expect(holdsNumber(text)).toBe(true);
  });

  it('is found out with any separators between any of its characters, in any words', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...GAPS),
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        around,
        (number, gap, choices, [before, opening, closing, after]) => {
          const text = before + opening + spread(number, gap, choices) + closing + after;
          expect(holdsNumber(text), text).toBe(true);
          expect(holdsNumber(text.toLowerCase()), text).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found out in the groups of the certificate, whatever stands between each of them', () => {
    const gaps = fc.array(fc.constantFrom(...GAPS), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(bareNumbers, gaps, around, (bare, some, [before, opening, closing, after]) => {
        const [, ...groups] =
          /^(.)(..)(..)(..)(...)(...)(..)$/.exec(bare + keyOf(bare)) ?? expect.unreachable('no groups');
        const written = groups.map((group, at) => group + (some[at] ?? '')).join('');
        expect(holdsNumber(before + opening + written + closing + after), written).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['00', '13', '19'])('passes without a key when the month is %s, and not with it', (month) => {
    const bare = `255${month}14168025`;
    expect(holdsNumber(bare)).toBe(false);
    expect(holdsNumber(bare + keyOf(bare))).toBe(true);
  });

  it.each(['01', '12', '20', '45', '99'])('is found out without a key when the month is %s', (month) => {
    expect(holdsNumber(`255${month}14168025`)).toBe(true);
  });

  it.each([
    ['no sex', '0550814168025'],
    ['no sex', '9550814168025'],
    ['no département', '2550800168025'],
    ['a wrong key', WRONG_KEY],
    ['a digit too few', '255081416802'],
    ['a digit too many', '25508141680253'],
    ['more digits around', '9925508141680253800'],
  ])('passes with %s: %s', (_, text) => {
    expect(holdsNumber(text)).toBe(false);
  });
});
