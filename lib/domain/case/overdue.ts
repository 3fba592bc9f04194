import { earliest, isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import { PUBLISHED_WINDOWS, nextMilestone, waitingSince } from '../wait/wait.ts';
import type { CaseFacts } from './facts.ts';
import { hasServed } from './served.ts';

/** Days after an essential reminder's last repeat after which its silence makes the case overdue. @source DOMAIN §1 */
export const UNANSWERED_DAYS = 7;
/** The last repeats of `register` and `rejected-document`, in days from their anchor. @source DOMAIN §4 */
export const REGISTER_LAST_REPEAT = 81;
export const REJECTED_LAST_REPEAT = 74;

/** The day from which `register` and the documents of its set count. @source DOMAIN §4 */
export function registerAnchor(facts: CaseFacts): CivilDate | null {
  return latest(facts.studiesStartOn, facts.arrivedOn, facts.activeSince, facts.routeKnownSince);
}

/**
 * The first day on which the case is overdue if nothing changes; null when nothing runs.
 * Stored beside the case, so that no nightly job has to rewrite every case. The yearly card update never counts.
 */
export function overdueFrom(facts: CaseFacts, documents: readonly DocumentFacts[]): CivilDate | null {
  if (facts.disposition !== 'active') return null;
  const until = nextMilestone(facts);
  const since = waitingSince(facts);
  const window = until ? PUBLISHED_WINDOWS[until] : null;
  const lateWait = since && window ? since.add({ days: window.toWeeks * 7 + 1 }) : null;
  const anchor = until === 'submitted' && facts.route === 'register_portal' ? registerAnchor(facts) : null;
  const lateRegister = anchor?.add({ days: REGISTER_LAST_REPEAT + UNANSWERED_DAYS }) ?? null;
  const lateRejections = documents
    .filter((one) => one.status === 'rejected' && !hasServed(facts, one))
    .map((one) => {
      const last = (latest(one.statusOn, one.statusRecordedOn) ?? one.statusOn).add({
        days: REJECTED_LAST_REPEAT,
      });
      // A paper that is expected moves its last reminder.
      return (latest(last, one.expectedOn) ?? last).add({ days: UNANSWERED_DAYS });
    });
  return earliest(lateWait, lateRegister, ...lateRejections);
}

/** Whether the case is overdue on a day, given the stored date. */
export const isOverdue = (from: CivilDate | null, today: CivilDate): boolean =>
  from !== null && !isAfter(from, today);
