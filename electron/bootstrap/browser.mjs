import { aptInstall, aptIsOurs } from './debian.mjs'
import { say } from './report.mjs'

/**
 * Finds Chromium, Chrome or Edge, which shows the window and prints PDFs; installs Chromium where that is ours to do
 * (Debian, as root). Answers its path, or null after saying what is missing. Needs Node 24.
 */
export async function ensureBrowser({ quiet = false } = {}) {
  const { findBrowser, whereBrowsersAreLookedFor } = await import('../shell/find-browser.ts')
  const found = findBrowser()
  if (found !== null) return found
  if (aptIsOurs()) {
    say('Installing Chromium, which draws the window and the PDFs …', quiet)
    await aptInstall(['chromium'], { quiet })
    const installed = findBrowser()
    if (installed !== null) return installed
  }
  say(`No Chromium, Chrome or Edge was found, so there is no window and no PDF. Looked for: ${whereBrowsersAreLookedFor().join(', ')}.`, quiet)
  say('Install one of them, or set COUNTERSIGN_BROWSER to its program file.', quiet)
  return null
}
