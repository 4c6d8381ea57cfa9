import { join } from 'node:path'
import { AppError } from '#shared/ipc/errors.ts'
import type { ChromiumPrinter } from './pdf/chromium-printer.ts'
import { messageOf } from './shell/calls.ts'
import { startLoopbackHost } from './shell/chromium.ts'
import { openChromiumWindow } from './shell/chromium-window.ts'
import { findBrowser, whereBrowsersAreLookedFor } from './shell/find-browser.ts'
import { watchLastWindow } from './shell/last-window.ts'
import { readLaunchArguments, type LaunchArguments } from './shell/launch-arguments.ts'
import { openedPdf } from './shell/opened-file.ts'
import { pendingBackend } from './shell/pending-backend.ts'
import { rememberPort, usualPort } from './shell/usual-port.ts'
import { root } from './root.ts'

const assets = join(root, 'out', 'renderer')
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** Resolves when the person or the system asks this process to end. */
function askedToEnd(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

const noBrowser = (): AppError =>
  new AppError('pdf.no-browser', `PDFs are drawn by Chromium, Chrome or Edge, and none was found. Looked for: ${whereBrowsersAreLookedFor().join(', ')}.`)

/** Reads the printer in at the first print. Without a browser printing is refused in words; everything else works without one. */
function createPrinter(executable: string | null): ChromiumPrinter {
  if (executable === null) return { print: () => Promise.reject(noBrowser()), close: () => Promise.resolve() }
  let made: Promise<ChromiumPrinter> | null = null
  const printer = (): Promise<ChromiumPrinter> => (made ??= import('./pdf/chromium-printer.ts').then(({ createChromiumPrinter }) => createChromiumPrinter({ executable })))
  return {
    print: async (html, options) => (await printer()).print(html, options),
    close: async () => (await made)?.close(),
  }
}

/** Serves the application on this machine and, unless told otherwise, opens a browser's frame on it. */
async function serve(launch: LaunchArguments): Promise<void> {
  const executable = findBrowser()
  const printer = createPrinter(executable)
  const { appData, workspacePath, pdfPath, port } = launch
  // The services are read in while the browser starts: the window needs them only when its first page has come.
  const starting = import('./backend.ts').then(({ createBackend }) => createBackend({ workspacePath, appData, print: printer.print }))
  const backend = pendingBackend(starting)
  const opensWindow = launch.window === 'chromium' && executable !== null
  const watch = watchLastWindow()
  const host = await startLoopbackHost({ backend, assets, port, usualPort: usualPort(appData), reusableAddress: !opensWindow, onWindows: watch.windows })
  if (port === 0) rememberPort(appData, host.port)
  const asked = askedToEnd()
  if (opensWindow) {
    const window = openChromiumWindow(executable, host.url, appData)
    await starting.catch((error: unknown) => {
      window.close()
      throw error
    })
    if (pdfPath !== null) host.deliver(await openedPdf(backend, pdfPath))
    void window.ended.then(watch.browserEnded)
    say('Countersign is open in its window. Close the window, or press Ctrl-C here, to end it.')
    await (launch.serve ? asked : Promise.race([asked, watch.gone]))
    window.close()
  } else {
    await starting
    if (pdfPath !== null) host.deliver(await openedPdf(backend, pdfPath))
    say(`Countersign is at ${host.url}\nOpen that address in Chromium, Chrome or Edge on this machine. Ctrl-C ends it.`)
    await asked
  }
  await host.close()
  await backend.close()
  await printer.close()
}

await serve(readLaunchArguments(process.argv.slice(2))).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`)
  process.exitCode = 1
})
