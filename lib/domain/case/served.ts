import { setOf, type DocumentFacts } from '../document/document.ts';
import type { CaseFacts } from './facts.ts';

/**
 * Whether the number that a paper was asked for has come without it: then nothing more is wanted of it.
 * The bank details serve no number, they are wanted until they are there. @source DOMAIN §4 `rejected-document`
 */
export function hasServed(facts: CaseFacts, paper: DocumentFacts): boolean {
  if (paper.kind === 'bank-details') return false;
  const { provisionalNumber, permanentNumber } = facts.milestones;
  if (permanentNumber) return true;
  return setOf(paper.kind) === 'provisional' && provisionalNumber !== null;
}
