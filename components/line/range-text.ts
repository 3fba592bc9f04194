import { getTranslations } from 'next-intl/server';
import type { UsualWindow } from '#lib/domain/wait/wait.ts';

/** A usual delay in words: "6–14 weeks", "up to 13 weeks". */
export async function rangeText(window: UsualWindow): Promise<string> {
  const t = await getTranslations('waits');
  return window.fromWeeks === 0
    ? t('upTo', { to: window.toWeeks })
    : t('range', { from: window.fromWeeks, to: window.toWeeks });
}
