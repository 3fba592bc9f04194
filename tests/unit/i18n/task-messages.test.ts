import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { LOCALES } from '#lib/i18n/routing.ts';

const LATE_ROUTES = ROUTES.filter(entersAtPermanentNumber);

describe.each(LOCALES)('the words of tasks in %s', (locale) => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'tasks.route' });
  const hint = (route: string) => t('contact-cpam.hint', { route });

  test('tell each route that enters the line late where its number is asked for', () => {
    expect(LATE_ROUTES).toHaveLength(3);
    expect(new Set(LATE_ROUTES.map(hint)).size).toBe(3);
    expect(hint('already_affiliated')).toContain('3646');
    expect(hint('employed')).toContain('Cerfa 15763*01');
    expect(hint('convention_quebec')).toMatch(/SE 401-Q-106.*SE 401-Q-104/);
  });

  test.each(LATE_ROUTES)('ask on the route %s for the day alone', (route) => {
    expect(hint(route)).toMatch(/only the date|seulement la date/);
  });

  test('do not send to the start whoever has sent already', () => {
    for (const part of ['title', 'hint'] as const) {
      const [before, after] = ['no', 'yes'].map((submitted) => t(`find-route.${part}`, { submitted }));
      expect(after).not.toBe(before);
    }
    expect(t('find-route.hint', { submitted: 'yes' })).toMatch(/papers|papiers/);
  });
});
