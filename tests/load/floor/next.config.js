import { join } from 'node:path';
import createNextIntlPlugin from 'next-intl/plugin';

const ROOT = join(import.meta.dirname, '../../..');
const withNextIntl = createNextIntlPlugin('../../../lib/i18n/request.ts');

/** @type {import('next').NextConfig} The floor of the benchmarks: pages without data, built as the product is. */
const config = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  outputFileTracingRoot: ROOT,
  outputFileTracingExcludes: { '/*': ['.data/**', 'docs/**'] },
  turbopack: { root: ROOT },
  typescript: { ignoreBuildErrors: true, tsconfigPath: '../../../tsconfig.json' },
};

export default withNextIntl(config);
