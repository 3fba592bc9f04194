import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DOCUMENT_STATUSES, type DocumentFacts, type DocumentKind, type DocumentStatus } from '#lib/domain/document/document.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import type { StudentRow } from '#lib/domain/cohort/student-row.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { DocumentGate } from '#components/documents/document-gate.tsx';
import { DocumentForm } from '#components/documents/document-form.tsx';
import { Timeline } from '#components/timeline/timeline.tsx';
import { RecordStep } from '#components/record/record-step.tsx';
import { CohortLine } from '#components/cohort/cohort-line.tsx';
import { StudentSection } from '#components/cohort/student-section.tsx';
import { CaseHead } from '#components/staff/case-head.tsx';
import { ActionForm } from '#components/forms/action-form.tsx';
import { TextField, SubmitButton, HiddenField } from '#components/forms/fields.tsx';
import { act } from './actions.ts';

export const dynamic = 'force-dynamic';
let n = 0;
const doc = (kind: DocumentKind, status: DocumentStatus, more: Partial<DocumentFacts> = {}): DocumentFacts => ({
  id: `d${n++}`, kind, period: '', status, statusOn: civil('2026-11-18'), statusRecordedOn: civil('2026-11-18'), reason: null, reasonText: null, rejections: 0, expectedOn: null, ...more });
const entry = (seq: number, at: string, what: TimelineEntry['what'], source: TimelineEntry['source'], actorName: string | null): TimelineEntry => ({ seq, at: new Date(at), what, source, actorName, actorRole: 'student' });
const row = (given: string, family: string, nat: string, more: Partial<StudentRow>): StudentRow => ({ caseId: `c-${family}`, givenName: given, familyName: family, nationality: nat, status: 'SUBMITTED', disposition: 'active', wait: { until: 'provisionalNumber', since: civil('2026-08-20'), week: 14, window: { fromWeeks: 0, toWeeks: 13 }, lateFrom: null }, isOverdue: true, documents: { rejected: 1, missing: 2, checking: 0 }, ...more });

export default async function Page({ params, searchParams }: { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string>> }) {
  const locale = localeOr((await params).locale);
  const { view = 'documents', audience = 'student' } = await searchParams;
  const who = audience === 'staff' ? 'staff' : 'student';
  n = 0;
  const docs = [
    doc('birth-certificate', 'accepted'), doc('birth-translation', 'rejected', { reason: 'translator-not-sworn', reasonText: 'Traduction non conforme', rejections: 1 }), doc('bank-details', 'missing', { expectedOn: civil('2026-12-12') }), doc('residence-permit', 'deposited'),
    doc('enrolment-certificate', 'accepted', { period: '2026' }), doc('identity-document', 'accepted'), doc('student-visa', 'not_needed'),
  ];
  const form = (one: DocumentFacts) => <DocumentForm document={one} action={act} locale={locale} caseId="case" version={3} today={civil('2026-11-21')} />;
  return (
    <main className="page main">
      {view === 'documents' && <div className="cols"><div className="stack-col">
        <DocumentGate set="final" documents={docs} audience={who} renderForm={form} />
        <DocumentGate set="provisional" documents={docs} audience={who} />
      </div><div className="stack-col">
        <RecordStep milestones={['submitted','provisionalNumber','permanentNumber','gpDeclared']} action={act} locale={locale} caseId="case" version={3} audience={who} open="permanentNumber" />
      </div></div>}
      {view === 'statuses' && <DocumentGate set="final" audience={who} documents={DOCUMENT_STATUSES.map((s) => doc('birth-certificate', s, s === 'fix_needed' ? { reason: 'illegible' } : {}))} />}
      {view === 'timeline' && <div className="cols cols--even"><Timeline audience={who} entries={[
        entry(9, '2026-11-18T08:12:00Z', { kind: 'document.moved', document: 'birth-translation', documentId: 'x', to: 'rejected', on: '2026-11-17', reason: 'translator-not-sworn', inferred: false }, 'proof', 'Mariam Haddad'),
        entry(8, '2026-10-30T10:47:00Z', { kind: 'document.moved', document: 'residence-permit', documentId: 'x', to: 'ready', on: '2026-10-30', reason: null, inferred: false }, 'verified', 'Claire Marchetti'),
        entry(4, '2026-09-07T18:03:00Z', { kind: 'document.moved', document: 'student-visa', documentId: 'x', to: 'deposited', on: '2026-09-07', reason: null, inferred: true }, null, null),
        entry(3, '2026-09-07T18:03:00Z', { kind: 'document.moved', document: 'identity-document', documentId: 'x', to: 'deposited', on: '2026-09-07', reason: null, inferred: true }, null, null),
        entry(2, '2026-09-07T18:03:00Z', { kind: 'milestone.recorded', milestone: 'submitted', on: '2026-09-06' }, 'declared', 'Mariam Haddad'),
        entry(1, '2026-09-01T18:03:00Z', { kind: 'case.opened' }, null, null),
      ]} /><Timeline audience={who} entries={[]} /></div>}
      {view === 'cohort' && <>
        <CaseHead name="Mariam Haddad" cohort={{ name: 'Autumn 2026', href: '#' }} nationality="LB" programme="Master 1 Chemistry" language="Arabic" studiesStartOn={civil('2026-09-01')} studiesEndOn={civil('2027-06-30')} />
        <CohortLine baseHref="/en/preview-b" board={{ stations: [ { status: 'PREPARING', waiting: 23, overdue: 6 }, { status: 'SUBMITTED', waiting: 41, overdue: 9 }, { status: 'PROVISIONAL_NIA', waiting: 78, overdue: 17 }, { status: 'PERMANENT_NIR', waiting: 26, overdue: 4 }, { status: 'AMELI_ACCOUNT', waiting: 5, overdue: 1 }, { status: 'CARTE_VITALE', waiting: 0, overdue: 0 }, { status: 'GP_DECLARED', waiting: 15, overdue: 0 } ], active: 188, overdue: 37, declaredEarly: 31, inactive: 4 }} />
        <StudentSection locale={locale} cohortHref="/en/preview-b" filter={{ status: 'SUBMITTED', overdue: true, name: 'ng' }} first="#" next="#" rows={[
          row('Thị Linh', 'Nguyễn', 'VN', {}), row('Youssef', 'El Idrissi', 'MA', { status: 'PROVISIONAL_NIA', isOverdue: false, wait: { until: 'permanentNumber', since: civil('2026-08-20'), week: 9, window: { fromWeeks: 4, toWeeks: 39 }, lateFrom: null }, documents: { rejected: 0, missing: 0, checking: 1 } }),
          row('Priya', 'Raman', 'IN', { status: 'PREPARING', wait: null }), row('Chen', 'Yuhan', 'CN', { status: 'GP_DECLARED', wait: null, isOverdue: false, documents: { rejected: 0, missing: 0, checking: 0 } }), row('Mateus', 'Carvalho', 'BR', { disposition: 'closed', wait: null, isOverdue: false }),
        ]} />
        <StudentSection locale={locale} cohortHref="/en/preview-b" filter={{ status: 'SUBMITTED', overdue: true, name: 'ng' }} first={null} next={null} rows={[]} />
      </>}
      {view === 'form' && <ActionForm action={act} problemTitle="There is a problem" fields={['email']}><HiddenField name="locale" value={locale} /><TextField name="email" type="email" label="E-mail address" hint="The address you gave to your international office" autoComplete="email" inputMode="email" /><p className="row"><SubmitButton label="Send me a link" pendingLabel="Sending…" /></p></ActionForm>}
    </main>
  );
}
