import { getTranslations } from 'next-intl/server';
import { richTags } from '../ui/rich-tags.tsx';
import { SectionHead } from '../ui/section-head.tsx';

const RULES = ['format', 'size', 'one', 'replace'] as const;

/** What the official site accepts, and who decides. @source 004 */
export async function PortalRules() {
  const t = await getTranslations('documentsPage');
  return (
    <div className="stack-col">
      <section aria-labelledby="rules">
        <SectionHead id="rules" title={t('rules.title')} />
        <ul className="plain-list">
          {RULES.map((rule) => (
            <li key={rule}>{t.rich(`rules.${rule}`, richTags)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="who">
        <SectionHead id="who" title={t('who.title')} />
        <div className="stack">
          <p>{t('who.cpam')}</p>
          <p>{t('who.you')}</p>
        </div>
      </section>
    </div>
  );
}
