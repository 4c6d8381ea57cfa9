import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApplication, type Application } from '#electron/application.ts'
import { newUuid } from '#electron/new-id.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import type { Services } from '#electron/services.ts'
import { createTransientBlobs } from '#electron/transient-blobs.ts'
import { createNewWorkspace } from '#electron/workspace/create.ts'

export interface Folder extends Disposable {
  readonly path: string
}

/** A fresh folder that is gone when its block ends. */
export function freshFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

const noPrinter: PrintToPdf = () => Promise.reject(new Error('This measurement prints nothing'))

/** The real application on a new, empty workspace in the folder. */
export function newWorkspace(folder: string, print: PrintToPdf = noPrinter): { application: Application; services: Services; path: string } {
  const path = join(folder, 'bench.countersign')
  const application = createApplication({
    clock: () => new Date().toISOString(),
    newId: newUuid,
    print,
    timeZone: 'Europe/London',
    appData: join(folder, 'app-data'),
    resources: new URL('../../../resources', import.meta.url).pathname,
    transient: createTransientBlobs(),
    changed: () => undefined,
    report: (error) => console.error(error),
  })
  const services = createNewWorkspace(application, path, 'Harbour Light Brewing', { name: 'Ann Archer', title: 'Director', email: 'ann@example.org' })
  return { application, services, path }
}
