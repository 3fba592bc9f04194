import createNextIntlPlugin from 'next-intl/plugin';

// Messages are read once, when the product is built, not by each page.
const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    messages: { path: './lib/i18n/messages', format: 'json', locales: 'infer', precompile: true },
  },
});

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingExcludes: { '/*': ['.data/**', 'tests/**', 'docs/**'] },
  turbopack: { root: import.meta.dirname },
  // `npm test` checks types in a stage of its own, with the test code.
  typescript: { ignoreBuildErrors: true },
  // What the proxy does not pass (health, static files) must not be guessed at either; pages get theirs there.
  headers: () =>
    Promise.resolve([{ source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] }]),
  experimental: { globalNotFound: true },
};

export default withNextIntl(config);
