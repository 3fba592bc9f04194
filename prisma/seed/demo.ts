import { openDatabase } from '#lib/platform/db.ts';
import { planDemo } from './demo-plan.ts';
import { writeDemo } from './write-demo.ts';

/** Time for everything on a slow disk; it usually takes two or three seconds. */
const LONGEST_MS = 60_000;

/**
 * Fills an empty database with invented institutions and students, all or nothing. Needs the maintenance role, which
 * row-level security does not bind.
 */
export async function seedDemo(maintenanceUrl: string, now: Date): Promise<{ cases: number }> {
  const plan = planDemo(now);
  const database = openDatabase(maintenanceUrl, 1);
  try {
    await database.$transaction((tx) => writeDemo(tx, plan), { timeout: LONGEST_MS });
  } finally {
    await database.$disconnect();
  }
  return { cases: plan.institutions.reduce((sum, one) => sum + one.cases.length, 0) };
}
