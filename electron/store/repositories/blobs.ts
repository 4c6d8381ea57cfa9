import { createHash } from 'node:crypto'
import type { Db } from '#electron/store/database.ts'
import type { BlobId, Instant } from '#shared/lib/ids.ts'

export interface StoredBlob {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string | null
}

/** The address of bytes: their SHA-256. */
export function blobAddress(bytes: Uint8Array): BlobId {
  return createHash('sha256').update(bytes).digest('hex') as BlobId
}

/** Keeps bytes under their SHA-256 and gives it back; the same bytes are kept once. */
export function keepBlob(db: Db, blob: StoredBlob, at: Instant): BlobId {
  const hash = blobAddress(blob.bytes)
  db.prepare('INSERT INTO blobs (hash, media_type, file_name, created_at, bytes) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING').run(
    hash,
    blob.mediaType,
    blob.fileName,
    at,
    blob.bytes,
  )
  return hash
}

export function findBlob(db: Db, id: BlobId): StoredBlob | null {
  const row = db
    .prepare<[string], { media_type: string; file_name: string | null; bytes: Uint8Array }>('SELECT media_type, file_name, bytes FROM blobs WHERE hash = ?')
    .get(id)
  return row === undefined ? null : { bytes: row.bytes, mediaType: row.media_type, fileName: row.file_name }
}
