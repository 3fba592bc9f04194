import type { Readable } from 'node:stream';
import type pg from 'pg';

/** Settings with which the server says of each logged line whose it is. */
export const LOG_SETTINGS = ['log_line_prefix=%a|%u|'] as const;

/** Sessions of the web role that begin from now on have each statement logged, or have not. */
export async function logStatements(admin: pg.Client, isOn: boolean): Promise<void> {
  await admin.query(
    `ALTER ROLE affilia_web ${isOn ? 'SET' : 'RESET'} log_statement${isOn ? " = 'all'" : ''}`,
  );
}

const BEGINS = /^[^|\t]*\|([^|]*)\|([A-Z]+): {2}(?:(?:execute [^:]+|statement): )?(.*)$/;
/** What every transaction and connection does, whatever it reads; who acts is said where a transaction begins. */
const FRAME = /^(BEGIN(?!;)|COMMIT|ROLLBACK|DEALLOCATE|SET\b|SELECT 1$)/i;

/**
 * Collects the statements of the web role from what the server logs, transactions' frames apart. A statement of several
 * lines is continued by lines that begin with a tab.
 */
export function collectStatements(log: Readable): () => readonly string[] {
  const statements: string[] = [];
  let [rest, isOpen] = ['', false];
  const take = (line: string) => {
    const [, user, level, text = ''] = BEGINS.exec(line) ?? [];
    if (user !== undefined) {
      isOpen = user === 'affilia_web' && level === 'LOG';
      if (isOpen) statements.push(text);
    } else if (isOpen) {
      statements.push(`${statements.pop() ?? ''} ${line.trim()}`);
    }
  };
  log.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  return () => statements.map((one) => one.trim()).filter((one) => one !== '' && !FRAME.test(one));
}
