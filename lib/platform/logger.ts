import { pino } from 'pino';
import { logLevel } from './env.ts';

/** Structured lines on standard output. Ids and codes only: never a name, an address or a token. */
export const logger = pino({ level: logLevel(), base: null });
