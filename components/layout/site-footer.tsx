import { getTranslations } from 'next-intl/server';
import { richTags } from '#components/ui/rich-tags.tsx';
import type { Alternate } from '#lib/i18n/alternates.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { LanguageSwitch } from './language-switch.tsx';

type SiteFooterProps = { locale: Locale; alternates: readonly Alternate[] };

/** Says on every page who decides, and offers the other languages. */
export async function SiteFooter({ locale, alternates }: SiteFooterProps) {
  const t = await getTranslations('layout');
  return (
    <footer className="foot">
      <div className="page">
        <p>{t.rich('notOfficial', richTags)}</p>
        <LanguageSwitch locale={locale} alternates={alternates} />
      </div>
    </footer>
  );
}
