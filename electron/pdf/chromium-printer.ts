import { startBrowser, type BrowserProcess } from '#electron/pdf/browser-process.ts'
import { printInFreshContext, withinTime } from '#electron/pdf/chromium-page.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import { AppError } from '#shared/ipc/errors.ts'

export interface ChromiumPrinterOptions {
  /** Path of a Chromium, Chrome or Edge, version 131 or newer (for `@page` margin boxes). */
  readonly executable: string
  readonly log?: (line: string) => void
  /** How long one print may take before the browser is held to hang. Milliseconds. */
  readonly timeout?: number
  /** How long the browser is kept warm after the last print. Milliseconds. */
  readonly idle?: number
}

export interface ChromiumPrinter {
  readonly print: PrintToPdf
  /** Ends the browser. A later print starts it again. */
  close(): Promise<void>
}

/** Prints with a headless browser that is started at the first print, kept warm between prints and closed when idle. */
export function createChromiumPrinter({ executable, log = () => undefined, timeout = 120_000, idle = 60_000 }: ChromiumPrinterOptions): ChromiumPrinter {
  let browser: Promise<BrowserProcess> | null = null
  let printing = 0
  let idleTimer: NodeJS.Timeout | undefined

  async function running(): Promise<BrowserProcess> {
    const current = browser === null ? null : await browser
    if (current?.alive()) return current
    browser = startBrowser(executable)
    browser.catch(() => (browser = null))
    return browser
  }

  async function close(): Promise<void> {
    clearTimeout(idleTimer)
    const closing = browser
    browser = null
    if (closing) await (await closing).close()
  }

  async function attempt(html: string, options: Parameters<PrintToPdf>[1]): Promise<Uint8Array> {
    const used = await running()
    try {
      return await withinTime(printInFreshContext(used.devtools, html, options), timeout)
    } catch (error) {
      if (browser !== null && (await browser) === used) browser = null
      await used.close()
      throw error
    }
  }

  async function print(html: string, options: Parameters<PrintToPdf>[1]): Promise<Uint8Array> {
    clearTimeout(idleTimer)
    printing += 1
    try {
      return await attempt(html, options)
    } catch (error) {
      log(`Printing failed and is tried once more: ${String(error)}`)
      try {
        return await attempt(html, options)
      } catch (again) {
        throw new AppError(
          'pdf.printer-failed',
          'The document could not be turned into a PDF, because the browser that prints it failed twice. The text is kept as it is; try again, or restart the application.',
          { cause: again },
        )
      }
    } finally {
      printing -= 1
      if (printing === 0) idleTimer = setTimeout(() => void close(), idle).unref()
    }
  }

  return { print, close }
}
