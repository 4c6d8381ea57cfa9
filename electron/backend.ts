import { join } from 'node:path'
import { createApplication, type Application } from '#electron/application.ts'
import { dispatch, readIn } from '#electron/ipc/dispatch.ts'
import { newUuid } from '#electron/new-id.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import { root } from '#electron/root.ts'
import type { Backend, HostEvent } from '#electron/shell/host.ts'
import { openWorkspace } from '#electron/store/open.ts'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { createTransientBlobs } from '#electron/transient-blobs.ts'
import type { BlobId } from '#shared/lib/ids.ts'

const isBlobId = (id: string): id is BlobId => /^[0-9a-f]{64}$/.test(id)

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

/** The folder of fonts, templates and the sample: beside the source, or where the packaged application keeps its resources. */
const resources = process.env['COUNTERSIGN_RESOURCES'] ?? join(root, 'resources')

/** Options that hosts leave out and tests set. */
export interface BackendOptions {
  readonly workspacePath: string | null
  readonly appData: string
  readonly print: PrintToPdf
  readonly resources?: string
  readonly clock?: () => string
}

/** The application behind every host, with the workspace it was started on. */
export async function createBackend(options: BackendOptions): Promise<Backend & { readonly application: Application }> {
  const listeners = new Set<(event: HostEvent) => void>()
  const transient = createTransientBlobs()
  const application = createApplication({
    clock: options.clock ?? (() => new Date().toISOString()),
    newId: newUuid,
    print: options.print,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    appData: options.appData,
    resources: options.resources ?? resources,
    transient,
    changed: (topic, data) => {
      for (const listener of listeners) listener({ topic, data })
    },
    report,
  })
  if (options.workspacePath !== null) application.attach(openWorkspace(options.workspacePath), options.workspacePath)
  // What every window asks first is read in while it opens.
  readIn(['session', 'home'])
  return {
    application,
    dispatch: (channel, raw) => dispatch(application, channel, raw),
    readBlob: async (id) => {
      if (!isBlobId(id)) return null
      const services = application.current()
      return transient.get(id) ?? (services === null ? null : findBlob(services.db, id))
    },
    writeBlob: async (bytes, meta) => {
      const services = application.current()
      // An image may become part of a text at any moment, so it is on disk before the text can name it.
      if (services !== null && meta.mediaType.startsWith('image/')) return services.write(({ db, now }) => keepBlob(db, { bytes, ...meta }, now))
      return transient.put({ bytes, ...meta })
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => application.detach(),
  }
}
