import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#shared/ipc/errors.ts'
import type { Backend, HostEvent } from './host.ts'

/** Takes a PDF in by its path and makes the event that asks a window to verify it. */
export async function openedPdf(backend: Backend, path: string): Promise<HostEvent> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('file-unreadable', `${path} could not be read; nothing was changed. Check that it exists and may be opened.`, { cause })
  })
  const fileName = basename(path)
  const mediaType = 'application/pdf'
  const id = await backend.writeBlob(bytes, { mediaType, fileName })
  return { topic: 'file-opened', data: { id, fileName, mediaType } }
}
