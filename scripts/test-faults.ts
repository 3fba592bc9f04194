// npm run test:faults              hurts the built product and counts what was lost, doubled or wrong; ends with 1 if anything was
// npm run test:faults -- NAME …    only these scenarios
//                        --quick   fewer repetitions
//                        --planted each with its planted bug: ends with 1 if one of them is not found
import { parseArgs } from 'node:util';
import { buildProduct, generateClient, keepBuild } from './parts/build.ts';
import type { FaultWorld } from './faults/fault-world.ts';

const isUsage = (error: unknown): boolean =>
  (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, planted: { type: 'boolean' } },
  });
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { SCENARIOS } = await import('./faults/scenarios.ts');
  const { runScenarios } = await import('./faults/run-scenarios.ts');
  const unknown = positionals.find((name) => !SCENARIOS.some((one) => one.name === name));
  if (unknown !== undefined) {
    const known = SCENARIOS.map((one) => `  ${one.name.padEnd(16)}${one.injects}`).join('\n');
    throw new Error(`${unknown} is not right: expected one of\n${known}`);
  }
  const build = await buildProduct((line) => {
    console.log(`Build: ${line}`);
  });
  keepBuild(build);
  let world: FaultWorld | undefined;
  // However it ends: the server in its own process group would stay.
  const leave = (code: number) =>
    void (world?.close() ?? Promise.resolve()).finally(() => process.exit(code));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      leave(130);
    });
  }
  process.once('uncaughtException', (error) => {
    console.error(error);
    leave(2);
  });
  const chosen = SCENARIOS.filter((one) => positionals.length === 0 || positionals.includes(one.name));
  const isGood = await runScenarios(chosen, {
    build,
    effort: { isQuick: values.quick === true },
    isPlanted: values.planted === true,
    say: console.log,
    onWorld: (one) => {
      world = one;
    },
  });
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  const isExpected = isUsage(error) || (error instanceof Error && /is not right/.test(error.message));
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = 2;
}
