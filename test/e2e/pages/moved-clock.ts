import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { freshDataFolder, launchHost, type LaunchedHost } from '#test/helpers/launch-host.ts'

/** A host and a window on one clock, which a test moves from day to day. */
export interface MovedClock {
  readonly host: LaunchedHost
  /** Goes to a day, at nine in the morning, and loads the window anew. */
  moveTo(page: Page, date: string): Promise<void>
  end(): Promise<void>
}

/** Starts a host on a first day. */
export async function hostOn(date: string): Promise<MovedClock> {
  const folder = await freshDataFolder()
  const clockFile = join(folder.path, 'clock')
  await writeFile(clockFile, `${date}T09:00:00.000Z`)
  const host = await launchHost({ appData: folder.path, clockFile })
  return {
    host,
    async moveTo(page, day) {
      const moment = `${day}T09:00:00.000Z`
      await writeFile(clockFile, moment)
      await page.clock.setFixedTime(moment)
      await page.reload()
    },
    async end() {
      await host.stop()
      await folder.remove()
    },
  }
}
