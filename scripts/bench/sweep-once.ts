// Plans what is due on one database and prints the milliseconds that it took: node scripts/bench/sweep-once.ts URL
import { moment } from '#lib/platform/clock.ts';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';

const database = setDatabase(openDatabase(process.argv[2] ?? '', 2));
// The connection is opened before the time counts.
await database.$queryRaw`SELECT 1`;
const began = performance.now();
const looked = await planDueReminders(moment());
console.log(JSON.stringify({ milliseconds: performance.now() - began, looked }));
await database.$disconnect();
