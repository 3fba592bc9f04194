import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that tests write stands here: the system's folder for it, which PostgreSQL's own user can enter too. */
export const scratchFolder = (): string => join(tmpdir(), 'affilia-tests');
