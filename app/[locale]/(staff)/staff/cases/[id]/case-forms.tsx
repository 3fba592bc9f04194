import type { Person } from '#lib/domain/access/actor.ts';
import { can, type Action } from '#lib/domain/access/can.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { CaseView } from '#lib/use-cases/view-case.ts';
import { RestForms } from '#components/case/rest-forms.tsx';
import { AfterStudiesForm } from '#components/facts/after-studies.tsx';
import { FactsForms } from '#components/facts/facts-forms.tsx';
import { RecordStep } from '#components/record/record-step.tsx';
import { RecordedSteps } from '#components/record/recorded-steps.tsx';
import { RouteSection } from '#components/triage/route-section.tsx';
import {
  answerTriageAction,
  correctMilestoneAction,
  planAfterStudiesAction,
  recordMilestoneAction,
  reopenCaseAction,
  restCaseAction,
  tellFactsAction,
  verifyMilestoneAction,
} from '../../../../case-actions.ts';
import { caseKeyOf } from '../../../../case-key.ts';

type CaseFormsProps = { shown: CaseView['case']; actor: Person; locale: Locale };

/** What the office records of the line, verifies and corrects; nothing for those who may only look. */
export function StepForms({ shown, actor, locale }: CaseFormsProps) {
  const { facts } = shown;
  const may = (action: Action) => facts.disposition === 'active' && can(actor, action, shown);
  const target = { caseKey: caseKeyOf(shown), locale, audience: 'staff' } as const;
  return (
    <>
      {may('case.record') ? <RecordStep facts={facts} action={recordMilestoneAction} {...target} /> : null}
      {may('case.correct') ? (
        <RecordedSteps
          milestones={facts.milestones}
          correct={correctMilestoneAction}
          {...(may('case.verify') && { verify: verifyMilestoneAction })}
          {...target}
        />
      ) : null}
    </>
  );
}

/** The student's way, dates and rest, as the office sees and changes them. */
export function SituationForms({ shown, actor, locale }: CaseFormsProps) {
  const { facts } = shown;
  const isOpen = facts.disposition !== 'closed';
  const may = (action: Action) => can(actor, action, shown);
  const target = { facts, caseKey: caseKeyOf(shown), locale, audience: 'staff' } as const;
  return (
    <>
      <RouteSection {...target} {...(isOpen && may('case.triage') && { action: answerTriageAction })} />
      {isOpen && may('case.tell') ? (
        <>
          <FactsForms {...target} action={tellFactsAction} />
          <AfterStudiesForm {...target} action={planAfterStudiesAction} />
        </>
      ) : null}
      {may('case.rest') ? <RestForms {...target} rest={restCaseAction} reopen={reopenCaseAction} /> : null}
    </>
  );
}
