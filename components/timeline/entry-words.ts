import { getFormatter, getTranslations } from 'next-intl/server';
import { civil, parisDate } from '#lib/domain/calendar/civil-date.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { isDocumentKind } from '#lib/domain/document/kind.ts';
import { isNotNeededReason, isRejectionReason } from '#lib/domain/document/reason.ts';
import { DAY_OPTIONS, type DayLength } from '#lib/i18n/day-text.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { followsFromStep } from './order.ts';

/** What an entry says: its one line, and what is to be known beside it. */
export type EntryWords = { readonly what: string; readonly more: readonly string[] };

type Told = Pick<TimelineEntry, 'what' | 'at' | 'source'>;

/** Gives the words of each entry of the history. Works on pages and in server actions, which know no route parameters. */
export async function getEntryWords(locale: Locale, length: DayLength): Promise<(entry: Told) => EntryWords> {
  const t = await getTranslations({ locale, namespace: 'timeline' });
  const names = await getTranslations({ locale, namespace: 'milestones' });
  const kinds = await getTranslations({ locale, namespace: 'documentKinds' });
  const reasons = await getTranslations({ locale, namespace: 'rejectionReasons' });
  const notNeeded = await getTranslations({ locale, namespace: 'notNeededReasons' });
  const corrections = await getTranslations({ locale, namespace: 'correct.reasons' });
  const routes = await getTranslations({ locale, namespace: 'routes' });
  const rests = await getTranslations({ locale, namespace: 'dispositionReasons' });
  const facts = await getTranslations({ locale, namespace: 'facts.names' });
  const plans = await getTranslations({ locale, namespace: 'afterStudies.plans' });
  const format = await getFormatter({ locale });

  const day = (on: string) => format.dateTime(dayAsDate(civil(on)), DAY_OPTIONS[length]);
  const paper = (kind: string) => (isDocumentKind(kind) ? kinds(`${kind}.name`) : kind);
  const why = (reason: string | null): readonly string[] => {
    if (reason === null) return [];
    if (isRejectionReason(reason)) return [t('reason', { title: reasons(`${reason}.title`) })];
    return isNotNeededReason(reason) ? [t('why', { reason: notNeeded(reason) })] : [];
  };

  const say = ({ what, at, source }: Told): EntryWords => {
    // The day of the fact is told only if it is another one than that of its recording.
    const when = (on: string) => (on === parisDate(at).toString() ? [] : [t('on', { date: day(on) })]);
    switch (what.kind) {
      case 'case.opened':
        return { what: t('opened'), more: [] };
      case 'milestone.recorded':
        return { what: t(`milestone.${what.milestone}`), more: when(what.on) };
      case 'milestone.verified':
        return {
          what: t(source === 'verified' ? 'verified' : 'founded', { step: names(what.milestone) }),
          more: when(what.on),
        };
      case 'milestone.corrected': {
        const { milestone, from, to, reason } = what;
        const because = t('why', { reason: corrections(reason) });
        return to === null
          ? {
              what: t('takenBack', { step: names(milestone) }),
              more: [t('was', { from: day(from) }), because],
            }
          : {
              what: t('corrected', { step: names(milestone) }),
              more: [t('fromTo', { from: day(from), to: day(to) }), because],
            };
      }
      case 'route.found':
        return {
          what: what.route === 'unknown' ? t('routeLost') : t('route', { route: routes(what.route) }),
          more: [],
        };
      case 'disposition.set':
        return {
          what: t(`disposition.${what.to}`),
          more: what.reason ? [t('why', { reason: rests(what.reason) })] : [],
        };
      case 'fact.recorded': {
        const fact = facts(what.fact);
        return {
          what: what.on ? t('fact', { fact, date: day(what.on) }) : t('factGone', { fact }),
          more: [],
        };
      }
      case 'birthday.told':
        return { what: t(what.isKnown ? 'birthdayTold' : 'birthdayGone'), more: [] };
      case 'portal-link.sent':
        return { what: t('portalLink'), more: [] };
      case 'after-studies.said':
        return { what: t('afterStudies', { plan: plans(what.plan) }), more: [] };
      case 'document.moved':
        return {
          what: t(`document.${what.to}`, { document: paper(what.document) }),
          more: [...(what.inferred ? [] : when(what.on)), ...why(what.reason)],
        };
      case 'document.expected': {
        const document = paper(what.document);
        return {
          what: what.on ? t('expected', { document, date: day(what.on) }) : t('notExpected', { document }),
          more: [],
        };
      }
    }
  };
  return (entry) => {
    const words = say(entry);
    return followsFromStep(entry) ? { ...words, more: [t('inferred'), ...words.more] } : words;
  };
}
