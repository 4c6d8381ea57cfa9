import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { withApplication } from '#electron/cli/with-application.ts'
import type { Services } from '#electron/services.ts'
import { createNewWorkspace } from '#electron/workspace/create.ts'
import type { FileSide } from '#shared/ipc/negotiation-views.ts'

/** Runs a job on files alone: in a workspace of its own that is gone afterwards. */
export function withFiles<T>(job: (services: Services, take: (path: string) => FileSide) => Promise<T> | T): Promise<T> {
  return withApplication(async (application) => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-files-'))
    try {
      const services = createNewWorkspace(application, join(folder, 'files.countersign'), 'Files', { name: 'Command line', title: '', email: '' })
      const take = (path: string): FileSide => {
        const fileName = basename(path)
        return { blob: services.transient.put({ bytes: readFileSync(path), mediaType: 'application/octet-stream', fileName }), fileName }
      }
      return await job(services, take)
    } finally {
      application.detach()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
