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
