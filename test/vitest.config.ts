import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

const common = {
  exclude: ['**/*.long.test.*'],
  setupFiles: ['test/setup.ts'],
  pool: 'forks' as const,
  testTimeout: 30_000,
  // Programs that tests start are compiled once and not at every start.
  env: { NODE_COMPILE_CACHE: `${root}out/compile-cache` },
}

export default defineConfig({
  root,
  test: {
    reporters: ['default'],
    projects: [
      { root, test: { ...common, name: 'walls', include: ['test/walls/**/*.test.ts'] } },
      // Rules without state: their files share a process, which reads the schema and its libraries in once.
      { root, test: { ...common, name: 'rules', include: ['test/{shared,renderer}/**/*.test.{ts,tsx}'], isolate: false } },
      { root, test: { ...common, name: 'services', include: ['test/{electron,fault}/**/*.test.{ts,tsx}'] } },
    ],
  },
})
