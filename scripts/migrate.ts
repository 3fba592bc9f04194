// npm run db:migrate | db:new -- NAME | db:diff
import { tmpdir } from 'node:os';
import { pendingSql, writeMigration } from './database/migrations.ts';
import { startScratchPostgres } from './database/scratch.ts';

const [command, name] = process.argv.slice(2);
const scratch = await startScratchPostgres(tmpdir());
if (command === 'new' && name && /^[a-z0-9_]+$/.test(name)) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  console.log(`Written: ${await writeMigration(scratch.adminUrl, name, stamp)}`);
} 
await scratch.stop();
