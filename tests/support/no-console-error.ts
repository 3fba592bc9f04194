// An error that is only logged would pass unseen, so a test during which something unexpected reached console.error
// fails. A test that expects one replaces console.error itself (`vi.spyOn(console, 'error').mockImplementation(…)`).
import { afterAll, afterEach } from 'vitest';

const unexpected: string[] = [];
const original = console.error;

console.error = (...args: unknown[]) => {
  unexpected.push(args.map(String).join(' '));
  original(...args);
};

function failOnUnexpected(): void {
  const seen = unexpected.splice(0);
  if (seen.length > 0) throw new Error(`Unexpected console.error: ${seen.join('\n')}`);
}

afterEach(failOnUnexpected);
afterAll(failOnUnexpected);
