import { getTranslations } from 'next-intl/server';

/** First in the tab order of every page. */
export async function SkipLink() {
  const t = await getTranslations('layout');
  return (
    <a className="skip" href="#main">
      {t('skip')}
    </a>
  );
}
