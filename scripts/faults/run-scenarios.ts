import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Build } from '../parts/build.ts';
import { REPORTS } from '../testing/stage.ts';
import { openWorld, type FaultWorld } from './fault-world.ts';
import { isSound, type Effort, type Scenario, type Tally } from './scenario.ts';

type Say = (line: string) => void;

/** A run that broke off is wrong too, and says why. */
const brokenOff = (error: unknown): Tally => ({
  injected: 0,
  lost: 0,
  duplicate: 0,
  wrong: [`broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
  notes: [],
});

/** Reasons shown of a scenario; there may be one for each of hundreds of requests. */
const MOST_REASONS = 12;
const WIDTHS = [16, 10, 6, 11, 7, 9] as const;

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[index] ?? 0)))
    .join('');

/** The line above the figures. */
export const HEADING = row(['scenario', 'injected', 'lost', 'duplicate', 'wrong', 'seconds']);

/** The figures of one scenario, what was measured beside, and the reasons when it is not sound. */
export function linesOf(name: string, tally: Tally, seconds: number): readonly string[] {
  const { injected, lost, duplicate, wrong, notes } = tally;
  const counts = [injected, lost, duplicate, wrong.length].map(String);
  const reasons = new Map<string, number>();
  for (const one of wrong) reasons.set(one, (reasons.get(one) ?? 0) + 1);
  const shown = [...reasons].slice(0, MOST_REASONS);
  const hidden = reasons.size - shown.length;
  return [
    row([name, ...counts, seconds.toFixed(1)]),
    ...notes.map((note) => `  ${note}`),
    ...(injected === 0 ? ['  nothing was injected'] : []),
    ...shown.map(([reason, times]) => `  wrong: ${reason}${times > 1 ? ` (${String(times)} times)` : ''}`),
    ...(hidden > 0 ? [`  wrong: and ${String(hidden)} more`] : []),
  ];
}

export type Run = {
  readonly build: Build;
  readonly effort: Effort;
  /** With each scenario's planted bug: then every one of them must find something. */
  readonly isPlanted: boolean;
  readonly say: Say;
  /** Hears of each world, to end it when the run is interrupted. */
  readonly onWorld: (world: FaultWorld) => void;
};

async function runOne(scenario: Scenario, { build, effort, isPlanted, onWorld }: Run): Promise<Tally> {
  let world: FaultWorld | undefined;
  try {
    world = await openWorld(build, isPlanted ? scenario.planted : {});
    onWorld(world);
    const tally = await scenario.run(world, effort);
    return { ...tally, wrong: [...tally.wrong, ...world.crashes] };
  } catch (error) {
    return brokenOff(error);
  } finally {
    if (world) cpSync(world.logs, join(REPORTS, 'faults', scenario.name), { recursive: true });
    await world?.close();
  }
}

/** Runs scenarios one after the other, each in a world of its own; true when all of them did what they must. */
export async function runScenarios(scenarios: readonly Scenario[], run: Run): Promise<boolean> {
  let isGood = true;
  run.say(HEADING);
  for (const scenario of scenarios) {
    const start = performance.now();
    const tally = await runOne(scenario, run);
    for (const line of linesOf(scenario.name, tally, (performance.now() - start) / 1000)) run.say(line);
    const hasFound = tally.injected > 0 && !isSound(tally);
    if (run.isPlanted) run.say(`  planted: ${scenario.planted.what} – ${hasFound ? 'found' : 'NOT FOUND'}`);
    isGood &&= run.isPlanted ? hasFound : isSound(tally);
  }
  return isGood;
}
