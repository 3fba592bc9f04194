// npm test: every check and every test, one line each, and a closing line with the number of tests.
//   node scripts/test.ts                  all
//   node scripts/test.ts unit [file…]     one stage: format lint types imports unused unit integration build e2e
import { generateClient } from './parts/build.ts';
import { CHECKS } from './testing/checks.ts';
import { endPrograms, runTool } from './testing/run-program.ts';
import { closingLine, runStages, say, type Outcome, type Stage } from './testing/stage.ts';
import { suites } from './testing/suites.ts';

// Two of the checks together fill a small machine; the suites run alone, since a starved test is a flaky one.
const CHECKS_AT_ONCE = 2;

const [only, ...filters] = process.argv.slice(2);
const stages: readonly Stage[] = [...CHECKS, ...suites(filters)];

/** What the checks and tests read but git does not hold: the generated Prisma client, and the types of the routes. */
async function prepare(): Promise<Outcome> {
  generateClient();
  const { code, output } = await runTool('next', ['typegen']);
  return { ok: code === 0, summary: 'generated code', output };
}

/** The browser tests run against the build of the present sources. */
function isWanted({ key }: Stage): boolean {
  return only === undefined || key === only || (key === 'build' && only === 'e2e');
}

async function main(): Promise<number> {
  const wanted = stages.filter(isWanted);
  if (wanted.length === 0) {
    console.error(`usage: node scripts/test.ts [${stages.map(({ key }) => key).join('|')}] [file…]`);
    return 2;
  }
  const isCheck = (stage: Stage) => CHECKS.includes(stage);
  const outcomes = [
    ...(await runStages([{ key: 'prepare', name: 'prepare', run: prepare }], 1)),
    ...(await runStages(wanted.filter(isCheck), CHECKS_AT_ONCE)),
    ...(await runStages(
      wanted.filter((stage) => !isCheck(stage)),
      1,
    )),
  ];
  say(closingLine(outcomes));
  return outcomes.every(({ ok }) => ok) ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void endPrograms().then(() => process.exit(130));
  });
}

process.exitCode = await main();
