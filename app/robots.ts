import type { MetadataRoute } from 'next';

/** Only the public pages belong in search engines; personal pages also answer nobody without a session. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/*/case', '/*/staff', '/*/sign-in/'],
    },
  };
}
