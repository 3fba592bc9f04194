import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import type { DocumentFacts, DocumentKind, DocumentStatus } from '#lib/domain/document/document.ts';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import { LineMap } from '#components/line/line.tsx';
import { NextStepSign } from '#components/next-step/sign.tsx';
import { TaskList } from '#components/tasks/task-list.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';

const facts = (m: Partial<Record<Milestone, string>>, more: Partial<CaseFacts> = {}): CaseFacts => ({
  route: 'register_portal', disposition: 'active', activeSince: civil('2026-08-20'), routeKnownSince: civil('2026-08-20'),
  studiesStartOn: civil('2026-09-01'), studiesEndOn: null, arrivedOn: null, ehicValidUntil: null, vitaleOrderedOn: null, vitaleUpdatedOn: null,
  ...more,
  milestones: { ...NO_MILESTONES, ...Object.fromEntries(Object.entries(m).map(([k, v]) => [k, { on: civil(v), source: k === 'provisionalNumber' ? 'proof' : 'declared', recordedOn: civil(v) }])) },
});
const doc = (kind: DocumentKind, status: DocumentStatus, on = '2026-11-18'): DocumentFacts => ({ id: kind, kind, period: '', status, statusOn: civil(on), statusRecordedOn: civil(on), reason: status === 'rejected' ? 'translator-not-sworn' : null, reasonText: null, rejections: status === 'rejected' ? 1 : 0, expectedOn: null });
const DOCS = [doc('enrolment-certificate', 'accepted'), doc('birth-certificate', 'accepted'), doc('birth-translation', 'rejected'), doc('residence-permit', 'deposited', '2026-11-02'), doc('bank-details', 'missing')];
const OK = DOCS.map((d) => ({ ...d, status: 'accepted' as const, reason: null }));
const run = { submitted: '2026-09-07', provisionalNumber: '2026-09-22' };
const full = { ...run, permanentNumber: '2026-11-24', ameliAccount: '2026-12-04', carteVitale: '2027-01-08' };
const CASES: [string, CaseFacts, DocumentFacts[], string][] = [
  ['Disruption', facts(run), DOCS, '2026-11-21'],
  ['Before the first', facts({}), [doc('enrolment-certificate', 'missing'), doc('birth-certificate', 'missing'), doc('bank-details', 'missing')], '2026-09-21'],
  ['Before the first, enters late', facts({}, { route: 'employed' }), [], '2026-09-21'],
  ['Late', facts(run), OK, '2027-07-21'],
  ['Submitted, doctor far', facts({ submitted: '2026-09-07' }), OK, '2026-09-12'],
  ['Doctor declared early', facts({ ...run, gpDeclared: '2026-10-12' }), OK, '2026-11-21'],
  ['NIR, NIA not seen', facts({ submitted: '2026-09-07', permanentNumber: '2026-11-15' }), OK, '2026-11-21'],
  ['Not on way, branch', facts({ permanentNumber: '2026-11-15' }, { route: 'employed' }), [], '2026-11-21'],
  ['Card ahead', facts({ ...run, permanentNumber: '2026-11-15', carteVitale: '2026-11-20' }), OK, '2026-11-21'],
  ['Account', facts({ ...run, permanentNumber: '2026-11-15', ameliAccount: '2026-11-20' }, { vitaleOrderedOn: civil('2026-11-21') }), OK, '2026-12-08'],
  ['Card', facts(full), OK, '2027-01-21'],
  ['Arrived', facts({ ...full, gpDeclared: '2027-01-15' }), OK, '2027-01-21'],
  ['Not on line', facts({}, { disposition: 'not_required' }), [], '2027-01-21'],
];

export default async function Preview({ params, searchParams }: { params: Promise<{ locale: string }>; searchParams: Promise<{ who?: string; n?: string }> }) {
  const locale = localeOr((await params).locale);
  const { who, n } = await searchParams;
  const base = paths.case(locale);
  const shown = n ? CASES.slice(Number(n), Number(n) + 1) : CASES;
  const nav = [{ href: base, label: 'Home', isCurrent: true }, { href: base + '/documents', label: 'Documents', isCurrent: false }];
  return (
    <PageShell locale={locale} nav={nav} person="Mariam H." isStaff={who === 'staff'} account={<form><button className="site__out">Sign out</button></form>} alternates={alternatesOf(paths.case)}>
      <div className="intro"><p>Saturday 21 November 2026</p><h1>Your registration</h1></div>
      {shown.map(([title, f, d, on]) => {
        const today: CivilDate = civil(on);
        const line = lineOf(f, d, today);
        return (
          <div key={title} className="preview-case">
            <NextStepSign step={nextStepOf(f, d, today)} locale={locale} caseBase={base} />
            <section><SectionHead id={title} title={title} note="Last change: 18 November 2026" />
              {f.disposition === 'active' ? <LineMap line={line} today={today} audience={who === 'staff' ? 'staff' : 'student'} /> : null}</section>
            {who === 'staff' ? null : <div className="cols"><TaskList tasks={tasksOf(f, d, today)} locale={locale} /></div>}
          </div>
        );
      })}
    </PageShell>
  );
}
