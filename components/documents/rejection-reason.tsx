import { useTranslations } from 'next-intl';
import type { RejectionReason as Reason } from '#lib/domain/document/reason.ts';
import type { Audience } from '../audience.ts';

type RejectionReasonProps = {
  readonly reason: Reason;
  /** What was said about it, in its own words. */
  readonly text: string | null;
  /** Who says it: the health insurance that did not accept the paper, or the office that asks for a change before. */
  readonly by: 'cpam' | 'office';
  readonly audience: Audience;
};

/** Why a paper is not right yet, and what to do about it. */
export function RejectionReason({ reason, text, by, audience }: RejectionReasonProps) {
  const t = useTranslations('documents.reason');
  const words = useTranslations('rejectionReasons');
  return (
    <div className="reason">
      <div className="reason__head">
        <p className="strong">{t('title', { title: words(`${reason}.title`) })}</p>
        <p className="small">
          {t('code')} <code>{reason}</code>
        </p>
      </div>
      <div className="reason__body">
        {text && <p>{t.rich('said', { text, by, quote: (chunks) => <bdi>{chunks}</bdi> })}</p>}
        <p>{t('advice', { audience, advice: words(`${reason}.advice`) })}</p>
      </div>
    </div>
  );
}
