import { test as base } from '@playwright/test'
import { freshDataFolder, launchHost, type LaunchedHost } from '#test/helpers/launch-host.ts'

/**
 * End-to-end tests import `test` from here: `host` is a real host on a fresh data folder, one per worker, and
 * `page` stands on its window.
 */
export const test = base.extend<object, { host: LaunchedHost }>({
  host: [
    async ({}, use) => {
      const folder = await freshDataFolder()
      const host = await launchHost({ appData: folder.path })
      await use(host)
      await host.stop()
      await folder.remove()
    },
    { scope: 'worker' },
  ],
  page: async ({ page, host }, use) => {
    await page.goto(host.url)
    await use(page)
  },
})

export { expect } from '@playwright/test'
