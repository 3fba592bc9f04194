// npm run bench                  every row of docs/performance.md, measured against its floor; 1,100,000 invented cases
// npm run bench -- --only 3      one row
// npm run bench -- --quick       few rounds on a few thousand cases: whether it works, not how fast
// Ends with 1 when a bound falls short. Results also in bench-results.json.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { operatorEnv } from '#lib/platform/env.ts';
import { generateClient } from './parts/build.ts';

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { runBench } = await import('./bench/run-bench.ts');
  const order = {
    only: values.only ?? null,
    isQuick: values.quick ?? false,
    dataDir: resolve(operatorEnv().AFFILIA_DATA_DIR),
  };
  process.exitCode = (await runBench(order, console.log)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error && 'code' in error ? error.message : error);
  process.exitCode = 1;
}
