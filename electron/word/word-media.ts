import type { Node } from 'prosemirror-model'
import type { Writer } from '#electron/services.ts'
import type { Db } from '#electron/store/database.ts'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { isOpaque, type DocumentWord, type OpaqueAttributes } from '#shared/document/opaque.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import type { Media } from '#shared/word/import/carried-parts.ts'

/** Keeps every picture and part that came with a Word file, under the hash its text names it by. To be called in a transaction. */
export function keepMedia({ db, now }: Writer, media: ReadonlyMap<Sha256, Media>): void {
  for (const { bytes, mediaType } of media.values()) keepBlob(db, { bytes, mediaType, fileName: null }, now)
}

function namedIn(doc: Node): Set<string> {
  const names = new Set<string>()
  const add = (blob: string | null): void => {
    if (blob !== null) names.add(blob)
  }
  for (const { blob } of (doc.attrs['word'] as DocumentWord | null)?.parts ?? []) add(blob)
  doc.descendants((node) => {
    if (node.type.name === 'image') add(String(node.attrs['blob']))
    else if (isOpaque(node)) for (const { blob } of (node.attrs as OpaqueAttributes).parts) add(blob)
  })
  return names
}

/** The bytes a text names by their hash, as the workspace keeps them. */
export function mediaOf(db: Db, doc: Node): ReadonlyMap<Sha256, Media> {
  return new Map(
    Array.from(namedIn(doc)).flatMap((hash): [Sha256, Media][] => {
      const found = findBlob(db, hash as BlobId)
      return found === null ? [] : [[hash as Sha256, { bytes: found.bytes, mediaType: found.mediaType }]]
    }),
  )
}
