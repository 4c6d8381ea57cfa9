import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/{shared,electron,renderer,walls,fault}/**/*.test.{ts,tsx}'],
    exclude: ['**/*.long.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    reporters: ['default'],
  },
})
