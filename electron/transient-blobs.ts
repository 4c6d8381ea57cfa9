import { blobAddress, type StoredBlob } from '#electron/store/repositories/blobs.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** Bytes on their way between window and application that no record keeps: previews, exports, files to verify or import. */
export interface TransientBlobs {
  readonly put: (blob: StoredBlob) => BlobId
  readonly get: (id: BlobId) => StoredBlob | null
}

/** Keeps the newest ones up to a size in bytes; the oldest make room. */
export function createTransientBlobs(mostBytes = 400_000_000): TransientBlobs {
  const blobs = new Map<BlobId, StoredBlob>()
  let held = 0
  return {
    put: (blob) => {
      const id = blobAddress(blob.bytes)
      const known = blobs.get(id)
      if (known !== undefined) held -= known.bytes.byteLength
      blobs.delete(id)
      blobs.set(id, blob)
      held += blob.bytes.byteLength
      for (const [oldest, { bytes }] of blobs) {
        if (held <= mostBytes || oldest === id) break
        blobs.delete(oldest)
        held -= bytes.byteLength
      }
      return id
    },
    get: (id) => blobs.get(id) ?? null,
  }
}
