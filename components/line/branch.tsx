import { getTranslations } from 'next-intl/server';
import type { Line } from '#lib/domain/case/line.ts';
import type { Audience } from '../audience.ts';

type BranchLabelProps = { branch: 'open' | 'travelled'; audience: Audience };

/** What the branch means; for students also the way to its form, which stands on the same page. */
export async function BranchLabel({ branch, audience }: BranchLabelProps) {
  const t = await getTranslations('line');
  if (branch === 'travelled') return t('branch.travelled');
  return audience === 'student' ? <a href="#record-gpDeclared">{t('branch.open')}</a> : t('early.staff');
}

type BranchProps = { line: Line; audience: Audience };

/** The second way to the doctor. It leaves from the number that the student has, or had first. */
export function Branch({ line, audience }: BranchProps) {
  if (line.branch === 'hidden') return null;
  const skipsProvisional = line.stations.some(
    (one) => one.milestone === 'provisionalNumber' && one.state === 'not-on-way',
  );
  return (
    <p
      className="line__branch"
      data-travelled={line.branch === 'travelled' ? '' : undefined}
      data-from={skipsProvisional ? '3' : '2'}
    >
      <span className="line__branch-label">
        <BranchLabel branch={line.branch} audience={audience} />
      </span>
    </p>
  );
}
