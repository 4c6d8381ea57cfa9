import { defineConfig } from '@playwright/test'

/** The real Electron shell, driven by `npm run test:electron` where its program is present. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../results/electron',
  workers: 1,
  timeout: 120_000,
  reporter: [['list']],
})
