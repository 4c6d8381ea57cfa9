import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBackend } from '#electron/backend.ts'
import { createChromiumPrinter } from '#electron/pdf/chromium-printer.ts'
import { root } from '#electron/root.ts'
import { startLoopbackHost } from '#electron/shell/chromium.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'

/*
 * The host of the window on a clock that a test moves: the moment it begins at stands in a file, and runs on from when the file was read
 * as it was. Otherwise it is what `npm start` serves.
 */
const [, , appData = '', clockFile = ''] = process.argv

let [begun, since] = ['', Date.now()]

/** The moment now, by the test's clock. */
function clock(): string {
  const given = readFileSync(clockFile, 'utf8').trim()
  if (given !== begun) [begun, since] = [given, Date.now()]
  return new Date(Date.parse(begun) + Date.now() - since).toISOString()
}

const executable = findBrowser()
if (executable === null) throw new Error('There is no browser to print with.')
const printer = createChromiumPrinter({ executable })
const backend = await createBackend({ workspacePath: null, appData, print: printer.print, clock })
const host = await startLoopbackHost({ backend, assets: join(root, 'out', 'renderer'), reusableAddress: true })
process.stdout.write(`Countersign is at ${host.url}\n`)
process.once('SIGINT', () => {
  void host.close().then(() => backend.close()).then(() => printer.close()).then(() => process.exit(0))
})
