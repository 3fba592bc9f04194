import '../globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { directionOf } from '#lib/i18n/direction.ts';
import { LOCALES, localeOr } from '#lib/i18n/routing.ts';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

/** Other first segments than our languages are not pages. */
export const dynamicParams = false;

export function generateStaticParams() {
  return LOCALES.map((locale) => ({ locale }));
}

export async function generateMetadata({ params }: Pick<LayoutProps, 'params'>): Promise<Metadata> {
  const locale = localeOr((await params).locale);
  const t = await getTranslations({ locale, namespace: 'common' });
  const name = t('productName');
  return { title: { template: `%s – ${name}`, default: name }, description: t('description') };
}

export const viewport: Viewport = { colorScheme: 'light dark', themeColor: '#0B3B35' };

export default async function LocaleLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!hasLocale(LOCALES, locale)) notFound();
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>{children}</body>
    </html>
  );
}
