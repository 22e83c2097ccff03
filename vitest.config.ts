import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Tests run on the sources: packages find each other by this condition, so nothing needs to be built.
// What a library is imported or required by, is not said here: Node would hold a `require` to it as well.
const conditions = ['@leister/source', 'node'];

const { LEISTER_TEST_RESULTS: results } = process.env;

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/support/fixed-seed.ts', 'test/support/record-calls.ts'],
    testTimeout: 30_000,
    // Vitest would leave one core alone, and of two that is half; and much of the time here is waiting for servers.
    maxWorkers: availableParallelism(),
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    // A token in the environment of whoever runs the tests must not decide what they see.
    env: {
      DEBUG: '',
      LEISTER_CONFIG: '',
      LEISTER_CLOUD: '',
      HTTP_PROXY: '',
      HTTPS_PROXY: '',
      http_proxy: '',
      https_proxy: '',
    },
  },
});
