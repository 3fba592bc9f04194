import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { useDayText } from '#lib/i18n/day-text.ts';
import { BackIcon } from '../ui/icon.tsx';
import { countryName } from './country-name.ts';

type CaseHeadProps = {
  readonly name: string;
  /** The cohort of the case, and where its list is. */
  readonly cohort?: { readonly name: string; readonly href: string } | null;
  /** ISO 3166 alpha-2. */
  readonly nationality?: string | null;
  readonly programme?: string | null;
  readonly studiesStartOn?: CivilDate | null;
  readonly studiesEndOn?: CivilDate | null;
};

/** Whose case it is. What is not known is left out. */
export function CaseHead({ name, cohort, ...known }: CaseHeadProps) {
  const t = useTranslations('staffCase');
  const locale = useLocale();
  const dayText = useDayText();
  const { nationality, programme, studiesStartOn, studiesEndOn } = known;
  const month = (day: CivilDate) => dayText(day, 'month');
  const studies =
    studiesStartOn && studiesEndOn
      ? t('studies', { from: month(studiesStartOn), to: month(studiesEndOn) })
      : studiesStartOn
        ? t('studiesFrom', { from: month(studiesStartOn) })
        : studiesEndOn && t('studiesUntil', { to: month(studiesEndOn) });
  const facts = [
    { key: 'country', value: nationality && countryName(locale, nationality) },
    { key: 'programme', value: programme },
    { key: 'studies', value: studies },
    { key: 'cohort', value: cohort?.name },
  ] as const;
  return (
    <div className="intro">
      {cohort && (
        <p className="crumb">
          <Link href={cohort.href}>
            <BackIcon />
            <span>{t('back', { cohort: cohort.name })}</span>
          </Link>
        </p>
      )}
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <dl className="facts case-facts">
        {facts.map(
          ({ key, value }) =>
            value && (
              <div key={key}>
                <dt>{t(`facts.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
