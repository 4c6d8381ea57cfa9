import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test as base, type Browser } from '@playwright/test'
import { freshDataFolder, launchHost, type LaunchedHost } from '#test/helpers/launch-host.ts'

/** A host on a copy of the sample workspace, and the way to end it. */
export interface SampleHost extends LaunchedHost {
  readonly workspace: string
  end(): Promise<void>
}

/** Builds the sample as a person does, by the button of the first screen; answers where it lies. */
async function buildSample(browser: Browser, folder: string): Promise<string> {
  const host = await launchHost({ appData: folder })
  const page = await browser.newPage()
  await page.goto(host.url)
  await page.getByRole('button', { name: 'Open the sample workspace' }).click({ timeout: 30_000 })
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 120_000 })
  await page.close()
  await host.stop()
  return join(folder, 'Documents', 'Sample workspace.countersign')
}

/**
 * Tests over the sample workspace. It is built once per worker; `sample` opens a copy of it for the file that asks
 * (in `beforeAll`), so that files do not disturb one another.
 */
export const test = base.extend<object, { sampleFile: string; openSample: () => Promise<SampleHost> }>({
  sampleFile: [
    async ({ browser }, use) => {
      const folder = await freshDataFolder()
      await use(await buildSample(browser, folder.path))
      await folder.remove()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  openSample: [
    async ({ sampleFile }, use) => {
      await use(async () => {
        const folder = await freshDataFolder()
        const workspace = join(folder.path, 'Sample.countersign')
        await mkdir(dirname(workspace), { recursive: true })
        await copyFile(sampleFile, workspace)
        const host = await launchHost({ appData: folder.path, workspace })
        const end = async (): Promise<void> => {
          await host.stop()
          await folder.remove()
        }
        return { ...host, workspace, end }
      })
    },
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'
