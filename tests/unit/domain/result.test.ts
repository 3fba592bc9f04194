import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ok, refuse } from '#lib/domain/result.ts';
import en from '#lib/i18n/messages/en.json' with { type: 'json' };

describe('a result', () => {
  it('that went well holds its value', () => {
    expect(ok(7)).toStrictEqual({ ok: true, value: 7 });
  });

  it('that was refused says why, and where and with which values only when there are some', () => {
    expect(refuse('date-in-future')).toStrictEqual({ ok: false, error: { code: 'date-in-future' } });
    expect(refuse('date-in-future', 'on')).toStrictEqual({
      ok: false,
      error: { code: 'date-in-future', field: 'on' },
    });
    expect(refuse('date-in-future', undefined, { date: '2026-11-21' })).toStrictEqual({
      ok: false,
      error: { code: 'date-in-future', params: { date: '2026-11-21' } },
    });
    expect(refuse('date-in-future', 'on', { date: '2026-11-21' })).toStrictEqual({
      ok: false,
      error: { code: 'date-in-future', field: 'on', params: { date: '2026-11-21' } },
    });
  });
});

describe('the codes of refusals', () => {
  it('are exactly those that have words, each once', () => {
    expect(ERROR_CODES.toSorted()).toEqual(Object.keys(en.errors).toSorted());
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });
});
