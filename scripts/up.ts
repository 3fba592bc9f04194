// npm run up: the whole product on embedded parts, as one process tree. Arguments: --fresh starts the demo anew.
import { EnvError } from '#lib/platform/env.ts';
import { generateClient } from './parts/build.ts';
import { UnusableFolder } from './parts/postgres.ts';
import { planUp, Refusal } from './parts/up-plan.ts';

try {
  const plan = await planUp(process.argv.slice(2));
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { runUp } = await import('./parts/run-up.ts');
  await runUp(plan);
} catch (error) {
  const isExpected = error instanceof EnvError || error instanceof Refusal || error instanceof UnusableFolder;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
