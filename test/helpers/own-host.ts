import { test as base } from '@playwright/test'
import { freshDataFolder, launchHost, type LaunchedHost, type LaunchOptions } from '#test/helpers/launch-host.ts'

/** Starts a host on a data folder of this test, as often as the test wants; all of them end with the test. */
export type Launch = (options?: LaunchOptions) => Promise<LaunchedHost>

/** For tests that start, kill and start again: `launch` gives a host, `page` stands nowhere yet. */
export const test = base.extend<{ folder: string; launch: Launch }>({
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await freshDataFolder()
    await use(folder.path)
    await folder.remove()
  },
  launch: async ({ folder }, use) => {
    const hosts: LaunchedHost[] = []
    await use(async options => {
      const host = await launchHost({ appData: folder, ...options })
      hosts.push(host)
      return host
    })
    for (const host of hosts) await host.kill()
  },
})

export { expect } from '@playwright/test'
