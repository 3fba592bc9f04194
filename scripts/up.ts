// npm run up: the whole product on embedded parts, as one process tree. Arguments: --fresh starts the demo anew.
import { EnvError } from '#lib/platform/env.ts';
import { UnusableFolder } from './parts/postgres.ts';
import { runUp, Refusal } from './parts/run-up.ts';

try {
  await runUp(process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof EnvError || error instanceof Refusal || error instanceof UnusableFolder;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
