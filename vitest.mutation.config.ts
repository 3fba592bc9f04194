import { defineConfig } from 'vitest/config';

// What a planted mutant must not survive: the tests of the domain. The model run would only kill slowly what they
// should kill by name.
export default defineConfig({
  test: {
    include: ['tests/unit/domain/**/*.test.ts'],
    exclude: ['**/model.test.ts'],
    setupFiles: ['tests/support/no-console-error.ts'],
  },
});
