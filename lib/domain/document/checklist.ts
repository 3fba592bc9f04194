import type { Route } from '../route/route.ts';
import type { DocumentKind } from './document.ts';

/** What decides which papers are asked for. Ages, not birth dates. */
export type Situation = {
  readonly route: Route;
  /** EU, EEA or Swiss national. */
  readonly isEuropean: boolean;
  readonly hasS1: boolean;
  readonly isUnder16: boolean;
  readonly isAdult: boolean;
  /** The birth certificate is in French or an EU multilingual extract. */
  readonly needsNoTranslation: boolean;
};

/** The papers that the portal will ask this student for, in its order. Only its own route has any. @source DOMAIN §3 */
export function checklistFor(situation: Situation): readonly DocumentKind[] {
  if (situation.route !== 'register_portal' && situation.route !== 'unknown') return [];
  const { isEuropean, hasS1, isUnder16, isAdult, needsNoTranslation } = situation;
  return [
    'enrolment-certificate',
    'identity-document',
    ...(isEuropean ? [] : (['student-visa'] as const)),
    ...(isUnder16 ? (['parental-authorisation'] as const) : []),
    ...(isEuropean && hasS1 ? (['s1-form'] as const) : []),
    ...(isEuropean && !hasS1 ? (['proof-of-resources'] as const) : []),
    'birth-certificate',
    ...(needsNoTranslation ? [] : (['birth-translation'] as const)),
    ...(!isEuropean && isAdult ? (['residence-permit'] as const) : []),
    'bank-details',
  ];
}
