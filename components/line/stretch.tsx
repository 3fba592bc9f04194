import { getTranslations } from 'next-intl/server';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Line } from '#lib/domain/case/line.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';
import { richTags } from '#components/ui/rich-tags.tsx';
import type { Audience } from '../audience.ts';
import { BranchLabel } from './branch.tsx';
import { lateWords } from './late-words.ts';
import { WarnMarker } from './markers.tsx';
import { WaitScale } from './wait-scale.tsx';

type StretchProps = { facts: CaseFacts; line: Line; today: CivilDate; audience: Audience };

/** What concerns the stretch after "here": the wait, whether it is late, a disruption, the branch. */
export async function Stretch({ facts, line, today, audience }: StretchProps) {
  const t = await getTranslations('line');
  const kinds = await getTranslations('documentKinds');
  const { wait, disruption } = line;
  return (
    <>
      {wait ? (
        <div className="stretch__wait" data-late={line.isLate ? '' : undefined}>
          <WaitScale wait={wait} today={today} />
        </div>
      ) : null}
      {wait && line.isLate ? (
        <div className="stack-s">
          <p className="late">
            <span className="hatch" aria-hidden="true" />
            {t('late.title')}
          </p>
          <p>{t.rich(`late.${lateWords(facts, wait)}.${audience}`, richTags)}</p>
        </div>
      ) : null}
      {disruption ? (
        <div className="disrupt">
          <WarnMarker className="disrupt__mark" />
          <p className="disrupt__title">{t('disruption.title')}</p>
          <p>
            {t('disruption.document', {
              document: kinds(`${disruption.kind}.name`),
              date: dayAsDate(disruption.on),
            })}{' '}
            {t(`disruption.${audience}`)}
          </p>
        </div>
      ) : null}
      {line.branch === 'open' ? (
        <p className="note-branch">
          <BranchLabel branch="open" audience={audience} />
        </p>
      ) : null}
    </>
  );
}
