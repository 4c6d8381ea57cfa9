import { defineConfig } from 'vitest/config'

/** The tests that take minutes: `npm run test:long`. They draw their randomness from SEED, which is printed. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/{shared,electron,renderer,fault}/**/*.long.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 3_600_000,
    passWithNoTests: true,
    reporters: ['default'],
  },
})
