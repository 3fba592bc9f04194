import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortName } from '#lib/data/sort-name.ts';

describe('the name that lists are ordered by', () => {
  it.each([
    ['Silva', 'Ana', 'silva ana'],
    ['Élise-Dupré', 'Noël', 'elise-dupre noel'],
    ['Núñez', 'María José', 'nunez maria jose'],
    ['Nguyễn', 'Thị Hằng', 'nguyen thi hang'],
    ['Yılmaz', 'İpek', 'yilmaz ipek'],
    ['Łukasiewicz', 'Bjørn', 'lukasiewicz bjorn'],
    ['Weiß', 'Þóra', 'weiss thora'],
    ['Lœuillet', 'Ægir', 'loeuillet aegir'],
    ['Đặng', 'Đức', 'dang duc'],
    ['  van   der Berg ', ' Jan\u00a0Piet ', 'van der berg jan piet'],
    ['', 'Ana', 'ana'],
    ['محمد', 'علي', 'محمد علي'],
    ['王', '小明', '王 小明'],
  ])('of %s, %s is "%s"', (family, given, expected) => {
    expect(sortName(family, given)).toBe(expected);
  });

  const names = fc.string({ unit: fc.constantFrom(...Array.from('aBcÉéèñÜßØœ -')), maxLength: 12 });

  it('is the same for names that differ in accents, case and blanks only', () => {
    fc.assert(
      fc.property(names, names, (family, given) => {
        const name = sortName(family, given);
        expect(sortName(family.toUpperCase().toLowerCase(), ` ${given} `)).toBe(
          sortName(family.toUpperCase().toLowerCase(), given),
        );
        expect(sortName(family.normalize('NFD'), given.normalize('NFD'))).toBe(name);
        expect(sortName(name, '')).toBe(name);
      }),
    );
  });

  it('holds no capital letter, accent or double blank', () => {
    fc.assert(
      fc.property(names, names, (family, given) => {
        expect(sortName(family, given)).not.toMatch(/[A-ZÉÈÑÜéèñüßøœ]| {2}|^ | $/);
      }),
    );
  });
});
