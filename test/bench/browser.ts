import { chromium, type Browser } from '@playwright/test'
import { quietSwitches } from '#electron/shell/chromium-window.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'

/** The browser that shows the window, as a person has it. */
export function browserPath(): string {
  const executable = findBrowser()
  if (executable === null) throw new Error('There is no Chromium, Chrome or Edge to open a window with.')
  return executable
}

/** The same browser without a display. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: [...quietSwitches] })
}
