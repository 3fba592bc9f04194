// npm run test:model                       the long model runs: a million steps on the rules, 20,000 through the stores
// npm run test:model -- --seed N           the same steps again
//                       --steps N --store-steps N
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { generateClient } from './parts/build.ts';
import { followTool } from './testing/run-program.ts';

const number = { type: 'string' } as const;
try {
  const { values } = parseArgs({ options: { seed: number, steps: number, 'store-steps': number } });
  const given = {
    AFFILIA_MODEL_SEED: values.seed ?? String(randomInt(2 ** 31)),
    AFFILIA_MODEL_STEPS: values.steps,
    AFFILIA_MODEL_STORE_STEPS: values['store-steps'],
  };
  const env = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const wrong = Object.values(env).find((value) => !/^\d{1,10}$/.test(value));
  if (wrong) throw new Error(`${wrong} is not right: expected a number`);
  console.log(`seed ${given.AFFILIA_MODEL_SEED}`);
  generateClient();
  process.exitCode = await followTool('vitest', ['run', '--project', 'model', '--allowOnly=false'], env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
