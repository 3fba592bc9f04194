import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hashSecret, isSameHash, newId, randomCode, randomToken } from '#lib/platform/crypto.ts';

const MANY = 500;
const many = <T>(make: () => T): T[] => Array.from({ length: MANY }, make);

describe('a random token', () => {
  it('has 256 bits and is safe in an address', () => {
    for (const token of many(randomToken)) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    }
  });

  it('never comes twice', () => {
    expect(new Set(many(randomToken)).size).toBe(MANY);
  });
});

describe('a random code', () => {
  it('always has six digits, zeros in front included', () => {
    const codes = many(randomCode);
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(MANY / 2);
  });
});

describe('the hash of a secret', () => {
  it('is SHA-256 in hexadecimal', () => {
    expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is the same for the same secret only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(isSameHash(hashSecret(one), hashSecret(one))).toBe(true);
        expect(isSameHash(hashSecret(one), hashSecret(other))).toBe(one === other);
      }),
    );
  });

  it.each([
    ['', ''],
    ['é', 'é'],
  ])('compares "%s" and "%s" as the same', (one, other) => {
    expect(isSameHash(one, other)).toBe(true);
  });

  it.each([
    ['abc', 'ab'],
    ['', 'a'],
    ['é', 'e'],
    ['é', 'ée'],
  ])('tells "%s" from "%s" without throwing', (one, other) => {
    expect(isSameHash(one, other)).toBe(false);
  });
});

describe('a new id', () => {
  const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a UUID of version 7 that holds its time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (time) => {
        const id = newId(time);
        expect(id).toMatch(UUID_V7);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time);
      }),
    );
  });

  it('orders by time', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 48 - 1 }), { minLength: 2 });
    fc.assert(
      fc.property(times, (some) => {
        const ids = some.toSorted((a, b) => a - b).map((time) => newId(time));
        expect(ids.toSorted()).toEqual(ids);
      }),
    );
  });

  it('takes the present when no time is given, and never comes twice', () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00Z') });
    const ids = many(() => newId());
    vi.useRealTimers();
    expect(new Set(ids.map((id) => id.slice(0, 13)))).toEqual(new Set([newId(1795255200000).slice(0, 13)]));
    expect(new Set(ids).size).toBe(MANY);
  });
});
