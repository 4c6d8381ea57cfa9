import { defineConfig } from '@playwright/test'
import { quietSwitches } from '#electron/shell/chromium-window.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'

const executablePath = findBrowser() ?? undefined

export default defineConfig({
  testDir: './e2e',
  globalSetup: './parts/build-window.mjs',
  outputDir: './results/e2e',
  fullyParallel: false,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A busy machine may miss a moment; what passes only the second time is named in the summary.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: './results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    actionTimeout: 30_000,
    headless: true,
    viewport: { width: 1360, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...quietSwitches], ...(executablePath === undefined ? {} : { executablePath }) },
  },
})
