import type { Scenario } from './scenario.ts';
import { killWeb } from './scenarios/kill-web.ts';
import { sameVersion } from './scenarios/same-version.ts';
import { starvePool } from './scenarios/starve-pool.ts';
import { stopPostgres } from './scenarios/stop-postgres.ts';
import { terminateConnections } from './scenarios/terminate-connections.ts';

/** Every fault that the product is held to, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  killWeb,
  stopPostgres,
  terminateConnections,
  starvePool,
  sameVersion,
];
