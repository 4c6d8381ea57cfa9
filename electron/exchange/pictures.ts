import type { Node } from 'prosemirror-model'
import { octetsOf } from '#electron/exchange/file-signature.ts'
import type { Db } from '#electron/store/database.ts'
import { blobAddress, findBlob, type StoredBlob } from '#electron/store/repositories/blobs.ts'
import type { RequestBody } from '#shared/approvals/files/bodies.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId } from '#shared/lib/ids.ts'

type Picture = RequestBody['pictures'][number]

/** What kind of picture each hash that a text names stands for. */
function picturesNamed(docs: readonly Node[]): Map<string, Picture['mediaType']> {
  const named = new Map<string, Picture['mediaType']>()
  for (const doc of docs) {
    doc.descendants((node) => {
      if (node.type.name === 'image') named.set(String(node.attrs['blob']), node.attrs['mediaType'] as Picture['mediaType'])
    })
  }
  return new Map([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The pictures of texts, to go with them. Throws approval-request.damaged where one is not kept any more. */
export function picturesOf(db: Db, docs: readonly Node[]): Picture[] {
  return Array.from(picturesNamed(docs), ([blob, mediaType]) => {
    const found = findBlob(db, blob as BlobId)
    if (found === null) throw new AppError('approval-request.damaged', 'A picture of the submitted text is not in the workspace, so the request would not show all of it. Nothing was given out; run the doctor on the file.')
    return { blob, mediaType, bytes: Buffer.from(found.bytes).toString('base64') }
  })
}

/** The pictures that came with texts: exactly those the texts name, each the one its hash stands for; else null. */
export function picturesIn(pictures: readonly Picture[], docs: readonly Node[]): StoredBlob[] | null {
  const named = [...picturesNamed(docs)]
  if (named.length !== pictures.length) return null
  const found = pictures.flatMap(({ blob, mediaType, bytes: base64 }, at) => {
    const bytes = octetsOf(base64)
    const isNamed = named[at]?.[0] === blob && named[at][1] === mediaType
    return bytes !== null && isNamed && blobAddress(bytes) === blob ? [{ bytes, mediaType, fileName: null }] : []
  })
  return found.length === pictures.length ? found : null
}
