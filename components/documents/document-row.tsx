import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { isNotNeededReason, isRejectionReason } from '#lib/domain/document/reason.ts';
import { useDayText } from '#lib/i18n/day-text.ts';
import type { Audience } from '../audience.ts';
import { RejectionReason } from './rejection-reason.tsx';
import { StatusIcon } from './status-icon.tsx';

type DocumentRowProps = {
  readonly document: DocumentFacts;
  readonly audience: Audience;
  /** What it stands for, where it stands for several. */
  readonly listed?: readonly string[];
  /** Another paper counts for it meanwhile. */
  readonly hasStandIn?: boolean;
  /** The form that changes this document. */
  readonly children?: ReactNode;
};

/** 2026 is the year that begins in 2026; anything else is written as it is. */
const academicYear = (period: string): string =>
  /^\d{4}$/.test(period) ? `${period}–${Number(period) + 1}` : period;

export function DocumentRow({ document, audience, listed = [], hasStandIn, children }: DocumentRowProps) {
  const t = useTranslations('documents');
  const kinds = useTranslations('documentKinds');
  const notNeeded = useTranslations('notNeededReasons');
  const dayText = useDayText();
  const { status, kind, period, expectedOn, reason } = document;
  const length = audience === 'staff' ? 'short' : 'long';
  const date = dayText(document.statusOn, length);
  const isProblem = status === 'rejected' || status === 'fix_needed';
  return (
    <li className="doc" id={`document-${document.id}`}>
      <StatusIcon status={status} />
      <div className="doc__body">
        <div className="doc__top">
          <h3 className="doc__name">{kinds(`${kind}.name`)}</h3>
          <p className={status === 'rejected' ? 'doc__status doc__status--problem' : 'doc__status'}>
            {t(`status.${status}`, { audience })}
          </p>
        </div>
        {audience === 'student' && <p className="doc__meta">{kinds(`${kind}.hint`)}</p>}
        {listed.length > 0 && <p className="doc__meta">{t('listed', { papers: listed.join(', ') })}</p>}
        {period && <p className="doc__meta">{t('period', { year: academicYear(period) })}</p>}
        <p className="doc__meta">{t(`meta.${status}`, { audience, date })}</p>
        {status === 'not_needed' && reason && isNotNeededReason(reason) && (
          <p className="doc__meta">{t('why', { reason: notNeeded(reason) })}</p>
        )}
        {status === 'not_needed' && document.reasonText && (
          <p className="doc__meta">
            {t.rich('whyText', { text: document.reasonText, quote: (chunks) => <bdi>{chunks}</bdi> })}
          </p>
        )}
        {hasStandIn && <p className="doc__meta">{t('standIn', { audience })}</p>}
        {expectedOn && <p className="doc__meta">{t('expected', { date: dayText(expectedOn, length) })}</p>}
      </div>
      {isProblem && reason && isRejectionReason(reason) && (
        <div className="doc__wide">
          <RejectionReason
            reason={reason}
            text={document.reasonText}
            by={status === 'fix_needed' ? 'office' : 'cpam'}
            audience={audience}
          />
        </div>
      )}
      {children && <div className="doc__edit">{children}</div>}
    </li>
  );
}
