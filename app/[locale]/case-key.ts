import type { CaseKey } from '#components/case/case-form.tsx';
import type { CaseView } from '#lib/use-cases/view-case.ts';

/** What the forms of a page say of the case that it shows. */
export const caseKeyOf = ({ id, version, eventCount }: CaseView['case']): CaseKey => ({
  caseId: id,
  version,
  seen: eventCount,
});
