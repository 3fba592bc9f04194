import { useTranslations } from 'next-intl';

type PagerProps = {
  /** Address of the first page; null on it. */
  readonly first: string | null;
  /** Address of the page after this one; null on the last. */
  readonly next: string | null;
};

/** Forward and back to the start: pages follow a key, so none has a number. */
export function Pager({ first, next }: PagerProps) {
  const t = useTranslations('cohort.pager');
  if (!first && !next) return null;
  return (
    <nav className="pager" aria-label={t('label')}>
      {first && (
        <a className="btn btn--quiet" href={first}>
          {t('first')}
        </a>
      )}
      {next && (
        <a className="btn btn--quiet pager__next" href={next}>
          {t('next')}
        </a>
      )}
    </nav>
  );
}
