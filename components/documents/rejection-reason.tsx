import { useTranslations } from 'next-intl';
import type { RejectionReason as Reason } from '#lib/domain/document/reason.ts';

type RejectionReasonProps = {
  readonly reason: Reason;
  /** What the message said, in its own words. */
  readonly text: string | null;
};

/** Why the health insurance did not accept a paper, and what to do about it. */
export function RejectionReason({ reason, text }: RejectionReasonProps) {
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
        {text && <p>{t.rich('said', { text, quote: (chunks) => <bdi>{chunks}</bdi> })}</p>}
        <p>{words(`${reason}.advice`)}</p>
      </div>
    </div>
  );
}
