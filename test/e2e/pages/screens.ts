import { join } from 'node:path'
import type { Page } from '@playwright/test'

const folder = join(import.meta.dirname, '..', '..', 'results', 'screens')

/** Keeps a picture of a station, so that a person can look at it afterwards. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

/** Keeps a picture of a station in one light and width of several; only with COUNTERSIGN_SCREENS=1, for hundreds of pictures take a minute. */
export async function keepVariant(page: Page, name: string): Promise<void> {
  if (process.env['COUNTERSIGN_SCREENS'] !== undefined) await keepScreen(page, name)
}

/** Keeps a station in light and dark, wide and narrow; only with COUNTERSIGN_SCREENS=1. The window is as it was afterwards. */
export async function keepEveryLight(page: Page, name: string): Promise<void> {
  if (process.env['COUNTERSIGN_SCREENS'] === undefined) return
  const before = page.viewportSize()
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => document.documentElement.setAttribute('data-mantine-color-scheme', wanted), scheme)
    for (const width of [1360, 720]) {
      await page.setViewportSize({ width, height: 900 })
      await keepScreen(page, `${name}-${scheme}-${width}`)
    }
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'))
  if (before !== null) await page.setViewportSize(before)
}
