import { earliest, isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import { lateFrom, nextMilestone, waitingSince, type Windows } from '../wait/wait.ts';
import { entersAtPermanentNumber } from '../route/route.ts';
import type { CaseFacts } from './facts.ts';
import { hasServed } from './served.ts';

/** Days after an essential reminder's last repeat after which its silence makes the case overdue. @source DOMAIN §1 */
export const UNANSWERED_DAYS = 7;
/** The last repeats of `find-route`, `register` with `contact-cpam`, and `rejected-document`, in days from their anchor. @source DOMAIN §4 */
export const FIND_ROUTE_LAST_REPEAT = 14;
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
export function overdueFrom(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  windows: Windows,
): CivilDate | null {
  if (facts.disposition !== 'active') return null;
  const until = nextMilestone(facts);
  const since = waitingSince(facts);
  const window = until && windows[until];
  const lateRejections = documents
    .filter((one) => one.status === 'rejected' && !hasServed(facts, one))
    .map((one) => {
      const last = (latest(one.statusOn, one.statusRecordedOn) ?? one.statusOn).add({
        days: REJECTED_LAST_REPEAT,
      });
      // A paper that is expected moves its last reminder.
      return (latest(last, one.expectedOn) ?? last).add({ days: UNANSWERED_DAYS });
    });
  return earliest(since && window && lateFrom(since, window), lateBeginning(facts), ...lateRejections);
}

/** The first day on which a case that has not begun its way counts as overdue: unrouted, not sent, or the CPAM not asked. */
function lateBeginning(facts: CaseFacts): CivilDate | null {
  const isUntouched = Object.values(facts.milestones).every((one) => one === null);
  if (facts.route === 'unknown' && isUntouched) {
    return facts.activeSince.add({ days: FIND_ROUTE_LAST_REPEAT + UNANSWERED_DAYS });
  }
  const isToSend =
    facts.route === 'register_portal' && !facts.milestones.submitted && !facts.milestones.permanentNumber;
  const isToAsk = entersAtPermanentNumber(facts.route) && !facts.milestones.permanentNumber;
  const anchor = isToSend || isToAsk ? registerAnchor(facts) : null;
  return anchor?.add({ days: REGISTER_LAST_REPEAT + UNANSWERED_DAYS }) ?? null;
}

/** Whether the case is overdue on a day, given the stored date. */
export const isOverdue = (from: CivilDate | null, today: CivilDate): boolean =>
  from !== null && !isAfter(from, today);
