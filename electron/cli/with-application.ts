import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Application } from '#electron/application.ts'
import { readPassphrase } from '#electron/cli/passphrase.ts'
import { createBackend } from '#electron/backend.ts'
import { createChromiumPrinter } from '#electron/pdf/chromium-printer.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'
import type { Services } from '#electron/services.ts'
import { checkPassphrase } from '#electron/workspace/profile-lock.ts'
import { openWorkspace } from '#electron/store/open.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** Runs a job with the application that the window has too, without a window, and closes everything afterwards. */
export async function withApplication<T>(job: (application: Application) => Promise<T> | T): Promise<T> {
  const executable = findBrowser()
  const printer = executable === null ? null : createChromiumPrinter({ executable })
  const print = printer?.print ?? (() => Promise.reject(new AppError('pdf.no-browser', 'PDFs are drawn by Chromium, Chrome or Edge, and none was found. Install one and try again.')))
  const backend = await createBackend({ workspacePath: null, appData: join(tmpdir(), 'countersign-cli'), print })
  try {
    return await job(backend.application)
  } finally {
    await backend.close()
    await printer?.close()
  }
}

/** The same on an existing workspace. */
export function withWorkspace<T>(path: string | undefined, job: (services: Services) => Promise<T> | T): Promise<T> {
  if (path === undefined) throw new AppError('cli.no-workspace', 'Say which workspace: --workspace FILE.')
  return withApplication(async (application) => {
    const services = application.attach(openWorkspace(path), path)
    if (services.locked()) {
      const { id, name } = services.me()
      const source = { file: process.env['COUNTERSIGN_PROFILE_PASSPHRASE_FILE'], variable: 'COUNTERSIGN_PROFILE_PASSPHRASE', of: `the profile of ${name}`, option: 'COUNTERSIGN_PROFILE_PASSPHRASE_FILE=' }
      await checkPassphrase(services, id, await readPassphrase(source))
      services.setMe(id)
    }
    return job(services)
  })
}
