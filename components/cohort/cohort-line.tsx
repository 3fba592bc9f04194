import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MILESTONES, STATUS_OF_MILESTONE, type Milestone } from '#lib/domain/case/milestone.ts';
import type { BoardStation, CohortBoard } from '#lib/domain/cohort/board.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { listAddress } from './addresses.ts';
import { Rail, RailHatch } from './rail.tsx';

type CohortLineProps = {
  readonly board: CohortBoard;
  /** Address of the cohort without a query: the numbers lead to its list. */
  readonly baseHref: string;
};

const bold = (chunks: ReactNode) => <b>{chunks}</b>;

/** The line with everybody on it: how many wait at each station, and how many of them for too long. */
export function CohortLine({ board, baseHref }: CohortLineProps) {
  const t = useTranslations('cohort.line');
  const milestones = useTranslations('milestones');
  const at = (status: BoardStation['status']) =>
    board.stations.find((one) => one.status === status) ?? { status, waiting: 0, overdue: 0 };
  const stations = MILESTONES.map((milestone) => ({ milestone, ...at(STATUS_OF_MILESTONE[milestone]) }));
  const travelling = stations.slice(0, -1);
  const most = Math.max(1, ...travelling.map((one) => one.waiting));
  return (
    <section aria-labelledby="cohort-line">
      <SectionHead id="cohort-line" title={t('title')} note={t('legend')} />
      <div className="sheet">
        <div className="sheet__cap">
          <NotSubmitted station={at('PREPARING')} baseHref={baseHref} />
          <p>{t('direction', { station: milestones('gpDeclared') })}</p>
        </div>
        <RailHatch />
        <div className="line">
          <div className="line__map">
            <ol className="line__stations" role="list" aria-label={t('label')}>
              {stations.map((one) => (
                <CohortStation
                  key={one.milestone}
                  station={one}
                  milestone={one.milestone}
                  most={most}
                  declaredEarly={board.declaredEarly}
                  baseHref={baseHref}
                />
              ))}
            </ol>
            {board.declaredEarly > 0 && (
              // The last station says the same in words, so this picture of it is not read twice.
              <p className="line__branch" aria-hidden="true">
                <span className="line__branch-label">{t('early', { count: board.declaredEarly })}</span>
              </p>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}

function NotSubmitted({ station, baseHref }: { readonly station: BoardStation; readonly baseHref: string }) {
  const t = useTranslations('cohort.line');
  const { waiting, overdue, status } = station;
  const go = (chunks: ReactNode) => (
    <a href={listAddress(baseHref, { status })}>
      <strong>{chunks}</strong>
    </a>
  );
  const late = (chunks: ReactNode) => <a href={listAddress(baseHref, { status, overdue: true })}>{chunks}</a>;
  return (
    <p>
      {overdue > 0
        ? t.rich('notSubmittedLate', { count: waiting, overdue, go, late })
        : t.rich('notSubmitted', { count: waiting, go })}
    </p>
  );
}

type CohortStationProps = {
  readonly station: BoardStation;
  readonly milestone: Milestone;
  readonly most: number;
  readonly declaredEarly: number;
  readonly baseHref: string;
};

function CohortStation({ station, milestone, most, declaredEarly, baseHref }: CohortStationProps) {
  const t = useTranslations('cohort.line');
  const name = useTranslations('milestones')(milestone);
  const { status, waiting, overdue } = station;
  const isLast = milestone === 'gpDeclared';
  return (
    <li className="station station--stop" data-state="stop">
      {!isLast && <Rail waiting={waiting} overdue={overdue} most={most} />}
      <StopMark />
      <div className="station__body">
        <a className="cohort-stop" href={listAddress(baseHref, { status })}>
          <span className="station__name">{name}</span>{' '}
          <span className="station__count">
            <span>{t.rich(isLast ? 'arrived' : 'waiting', { count: waiting, b: bold })}</span>
          </span>
        </a>
        {overdue > 0 && (
          <a className="late cohort-late" href={listAddress(baseHref, { status, overdue: true })}>
            <span className="hatch" aria-hidden="true" />
            <span>
              {t('overdue', { count: overdue })}
              <span className="vh"> {t('overdueAt', { station: name })}</span>
            </span>
          </a>
        )}
        {isLast && <p className="small soft">{t('allPassed')}</p>}
        {isLast && declaredEarly > 0 && (
          <p className="small soft">{t('earlyMore', { count: declaredEarly })}</p>
        )}
      </div>
    </li>
  );
}

function StopMark() {
  return (
    <svg className="station__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="13" fill="var(--surface)" stroke="var(--ink)" strokeWidth="4" />
    </svg>
  );
}
