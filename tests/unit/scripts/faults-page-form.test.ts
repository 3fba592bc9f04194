import { describe, expect, it } from 'vitest';
import { formsIn, formWith } from '#scripts/faults/page-form.ts';

const PAGE = `<form class="a"><input type="hidden" name="$ACTION_1:1" value="[{&quot;a&quot;:1}]"/>
  <input type="hidden" name="caseId" value="one"/><input id="x" type="date" name="on" value=""/>
  <input type="radio" name="plan" value="stay"/><input type="radio" name="plan" value="leave" checked=""/></form>
  <form><input name="caseId" value="two" type="hidden"><input name="on" value="2026-01-02"></form>`;

describe('the forms of a page', () => {
  it('are read with their fields as a browser sends them: decoded, and of choices the chosen one', () => {
    expect(formsIn(PAGE).map((form) => Object.fromEntries(form))).toEqual([
      { '$ACTION_1:1': '[{"a":1}]', caseId: 'one', on: '', plan: 'leave' },
      { caseId: 'two', on: '2026-01-02' },
    ]);
  });

  it('are found by the fields that they have and what stands in them', () => {
    expect(formWith(PAGE, { caseId: null })?.get('caseId')).toBe('one');
    expect(formWith(PAGE, { caseId: null, on: '2026-01-02' })?.get('caseId')).toBe('two');
    expect(formWith(PAGE, { caseId: 'two', plan: null })).toBeUndefined();
    expect(formWith('<p>nothing</p>', { caseId: null })).toBeUndefined();
  });
});
