import type { Services } from '#electron/services.ts'
import { findBlob, type StoredBlob } from '#electron/store/repositories/blobs.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** A file that was handed over, or that the workspace keeps. Throws blob.missing. */
export function handedFile(services: Services, id: BlobId): StoredBlob {
  const blob = services.transient.get(id) ?? findBlob(services.db, id)
  if (blob === null) throw new AppError('blob.missing', 'The file did not arrive. Choose it again.')
  return blob
}
