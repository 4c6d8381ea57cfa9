import { test as base } from '@playwright/test'
import { freshDataFolder, launchHost, type LaunchedHost } from '#test/helpers/launch-host.ts'

/**
 * End-to-end tests import `test` from here: `host` is a real host on a fresh data folder, one per worker, and `page`
 * stands on a plain file of it: it may call the host and open any screen, and a test loads only the screen it looks at.
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
    await page.request.get(host.url, { maxRedirects: 0 })
    await page.goto(new URL('/licences.txt', host.url).href)
    await use(page)
  },
})

export { expect } from '@playwright/test'
