import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import {
  gateOpenedOn,
  isGateOpen,
  standInFor,
  type DocumentFacts,
  type DocumentStatus,
} from '#lib/domain/document/document.ts';
import { setOf, type DocumentSet } from '#lib/domain/document/kind.ts';
import { useDayText } from '#lib/i18n/day-text.ts';
import type { Audience } from '../audience.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { DocumentRow } from './document-row.tsx';

/** The station behind the gate of each set. */
const STATION_BEHIND: Readonly<Record<DocumentSet, Milestone>> = {
  provisional: 'provisionalNumber',
  final: 'permanentNumber',
  card: 'carteVitale',
};

/** What needs a hand stands first. */
const READING_ORDER: readonly DocumentStatus[] = [
  'rejected',
  'fix_needed',
  'missing',
  'ready',
  'with_office',
  'deposited',
  'accepted',
  'not_needed',
];

type DocumentGateProps = {
  readonly set: DocumentSet;
  /** All documents of the case: the gate takes those of its set. */
  readonly documents: readonly DocumentFacts[];
  readonly audience: Audience;
  readonly countryPapers: readonly string[];
  readonly renderForm?: (document: DocumentFacts) => ReactNode;
};

/** One set of papers and the gate that they open; nothing when the set has no papers. */
export function DocumentGate({ set, documents, audience, countryPapers, renderForm }: DocumentGateProps) {
  const t = useTranslations('documents');
  const mine = documents
    .filter((one) => setOf(one.kind) === set)
    .toSorted((a, b) => READING_ORDER.indexOf(a.status) - READING_ORDER.indexOf(b.status));
  if (mine.length === 0) return null;
  const count = (status: DocumentStatus) => mine.filter((one) => one.status === status).length;
  const needed = mine.length - count('not_needed');
  return (
    <section aria-labelledby={`set-${set}`}>
      <SectionHead
        id={`set-${set}`}
        title={t(`sets.${set}.title`)}
        note={needed ? t('accepted', { accepted: count('accepted'), total: needed }) : t('noneNeeded')}
      />
      <div className="gate">
        <div className="gate__head">
          <p>{t(`sets.${set}.purpose`)}</p>
        </div>
        <ul className="docs" role="list">
          {mine.map((one) => (
            <DocumentRow
              key={one.id}
              document={one}
              audience={audience}
              listed={one.kind === 'country-papers' ? countryPapers : []}
              hasStandIn={standInFor(one, documents) !== null}
            >
              {renderForm?.(one)}
            </DocumentRow>
          ))}
        </ul>
        <GateFoot set={set} mine={mine} documents={documents} audience={audience} />
      </div>
    </section>
  );
}

type GateFootProps = {
  readonly set: DocumentSet;
  readonly mine: readonly DocumentFacts[];
  readonly documents: readonly DocumentFacts[];
  readonly audience: Audience;
};

function GateFoot({ set, mine, documents, audience }: GateFootProps) {
  const t = useTranslations('documents');
  const milestones = useTranslations('milestones');
  const dayText = useDayText();
  const isOpen = isGateOpen(documents, set);
  const isBank = (one: DocumentFacts) => one.kind === 'bank-details';
  const needed = mine.filter((one) => one.status !== 'not_needed' && !isBank(one));
  const hasBank = mine.some((one) => isBank(one) && one.status !== 'not_needed' && one.status !== 'accepted');
  const since = gateOpenedOn(documents, set);
  const counts = READING_ORDER.map((status) => ({
    status,
    count: needed.filter((one) => one.status === status).length,
  })).filter((one) => one.count > 0);
  const station = milestones(STATION_BEHIND[set]);
  return (
    <div className="gate__foot">
      <GatePosts isOpen={isOpen} />
      <div>
        <p className="strong">{t(isOpen ? 'gate.open' : 'gate.closed', { station })}</p>
        <p className="small soft">
          {isOpen
            ? since && t('gate.since', { date: dayText(since, audience === 'staff' ? 'short' : 'long') })
            : `${t('gate.opens', { total: needed.length })} ${counts
                .map((one) => t(`count.${one.status}`, { count: one.count }))
                .join(', ')}.`}
        </p>
        {hasBank && <p className="small soft">{t('gate.bankToo')}</p>}
      </div>
    </div>
  );
}

function GatePosts({ isOpen }: { isOpen: boolean }) {
  return (
    <svg viewBox="0 0 72 40" className="flip" aria-hidden="true" focusable="false">
      <path d="M8 4v32M64 4v32" stroke="var(--ink)" strokeWidth="6" />
      {isOpen ? (
        <path d="M17 20h36m-11-10 11 10-11 10" fill="none" stroke="var(--line)" strokeWidth="5" />
      ) : (
        <path d="M8 15h56M8 25h56" stroke="var(--ink)" strokeWidth="4" />
      )}
    </svg>
  );
}
