import type { DocumentFacts } from '../document/document.ts';
import { setOf } from '../document/kind.ts';
import type { CaseFacts } from './facts.ts';

/**
 * Whether what a paper was asked for has come without it: then nothing more is wanted of it. The card's papers serve
 * the card; the bank details serve no number, they are wanted until they are there. @source DOMAIN §4 `rejected-document`
 */
export function hasServed(facts: CaseFacts, paper: DocumentFacts): boolean {
  if (paper.kind === 'bank-details') return false;
  const { provisionalNumber, permanentNumber, carteVitale } = facts.milestones;
  switch (setOf(paper.kind)) {
    case 'provisional':
      return provisionalNumber !== null || permanentNumber !== null;
    case 'final':
      return permanentNumber !== null;
    case 'card':
      return carteVitale !== null;
  }
}
