import { describe, expect, it } from 'vitest';
import { codeForm, linkForm, signInForm } from '#lib/domain/form/schema.ts';
import { ID, refusals, type Bad } from './refusals.ts';

const LONGEST_TOKEN = 100;

describe('the form that asks for an address', () => {
  it.each<Bad>([
    ['email', '', 'field-required'],
    ['email', '  ', 'field-required'],
    ['email', undefined, 'field-required'],
    ['email', 'ana', 'email-malformed'],
    ['email', 'ana@', 'email-malformed'],
    ['email', 'ana@example', 'email-malformed'],
    ['email', 'ana silva@student.example', 'email-malformed'],
  ])('%s "%s" is refused with %s', (field, value, code) => {
    expect(refusals(signInForm, {}, field, value)).toEqual([`${field}: ${code}`]);
  });

  it('takes an address with blanks around it', () => {
    expect(signInForm.parse({ email: ' ana.silva+1@student.example ' }).email).toBe(
      'ana.silva+1@student.example',
    );
  });
});

describe('the form of the code', () => {
  it.each<Bad>([
    ['code', '', 'code-malformed'],
    ['code', undefined, 'code-malformed'],
    ['code', '12345', 'code-malformed'],
    ['code', '1234567', 'code-malformed'],
    ['code', '12345a', 'code-malformed'],
    ['code', 'a123456', 'code-malformed'],
    ['code', '123456a', 'code-malformed'],
  ])('%s "%s" is refused with %s', (field, value, code) => {
    expect(refusals(codeForm, {}, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(['012345', '012 345', ' 01 23 45\n'])('reads the code "%s"', (code) => {
    expect(codeForm.parse({ code }).code).toBe('012345');
  });
});

describe('the form of the link', () => {
  const LINK = { request: ID, token: 'x' };

  it.each<Bad>([
    ['request', 'x', 'link-spent'],
    ['request', undefined, 'link-spent'],
    ['token', '', 'link-spent'],
    ['token', undefined, 'link-spent'],
    ['token', 'x'.repeat(LONGEST_TOKEN + 1), 'link-spent'],
  ])('whose %s is "%s" is refused with %s', (field, value, code) => {
    expect(refusals(linkForm, LINK, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each([1, LONGEST_TOKEN - 1, LONGEST_TOKEN])('takes a token of %i characters', (length) => {
    const link = { ...LINK, token: 'x'.repeat(length) };
    expect(linkForm.parse(link)).toEqual(link);
  });
});
