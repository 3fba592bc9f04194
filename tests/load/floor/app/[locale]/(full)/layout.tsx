import '../../../../../../app/globals.css';
import type { ReactNode } from 'react';

export default async function FullLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  return (
    <html lang={locale} dir="ltr">
      <body>{children}</body>
    </html>
  );
}
