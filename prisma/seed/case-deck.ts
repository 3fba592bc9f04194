import type { Random } from './random.ts';
import type { Origin } from './student-profile.ts';

/** Which story a case tells: most go through the portal, some enter later, are covered, or leave. */
export type Story =
  | 'portal'
  | 'triage-open'
  | 'covered-by-ehic'
  | 'already-affiliated'
  | 'employed'
  | 'quebec'
  | 'withdrew'
  | 'left-france'
  | 'duplicate'
  | 'finished';

/** How many of a hundred cases tell each story; the portal takes the rest. */
export type StoryShares = Readonly<Partial<Record<Story, number>>>;

/** Early in its year, some students have not answered yet how they are covered. */
export const SHARES_OF_THIS_YEAR: StoryShares = {
  'triage-open': 5,
  'covered-by-ehic': 6,
  'already-affiliated': 1.5,
  employed: 1.5,
  quebec: 1,
  withdrew: 1.5,
  'left-france': 1,
  duplicate: 0.5,
};

export const SHARES_OF_LAST_YEAR: StoryShares = {
  'triage-open': 1,
  'covered-by-ehic': 6,
  'already-affiliated': 2,
  employed: 2,
  quebec: 1,
  withdrew: 1,
  'left-france': 1,
  finished: 1,
};

/** A shuffled deck with the exact number of each story, so that no cohort lacks one by bad luck. */
export function dealStories(random: Random, size: number, shares: StoryShares): Story[] {
  const special = Object.entries(shares).flatMap(([story, share]) =>
    Array.from({ length: Math.max(1, Math.round((size * share) / 100)) }, () => story as Story),
  );
  const rest = Array.from({ length: size - special.length }, (): Story => 'portal');
  return random.shuffled([...special, ...rest]);
}

/** Where the student of a story may come from. */
export function originOf(story: Story): Origin {
  switch (story) {
    case 'covered-by-ehic':
      return 'europe';
    case 'quebec':
      return 'quebec';
    case 'portal':
    case 'triage-open':
    case 'already-affiliated':
    case 'employed':
    case 'withdrew':
    case 'left-france':
    case 'duplicate':
    case 'finished':
      return 'any';
  }
}
