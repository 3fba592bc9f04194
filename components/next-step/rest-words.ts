import { FOUND_BY_TRIAGE, SAID_BY_OFFICE } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';

/** What is said of a case at rest: how the European card pays back, that no registration is needed, that it is closed. */
export type RestWords = 'card' | 'notRequired' | 'closed';

export function restWords({ disposition, dispositionReason }: CaseFacts): RestWords | null {
  switch (disposition) {
    case 'active':
      return null;
    case 'not_required':
      return dispositionReason === FOUND_BY_TRIAGE ? 'card' : 'notRequired';
    case 'closed':
      return 'closed';
  }
}

/** Whether the student may open the case again: what only the office says, only the office takes back. */
export const mayReopen = ({ dispositionReason }: CaseFacts): boolean => dispositionReason !== SAID_BY_OFFICE;
