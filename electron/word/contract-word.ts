import type { Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { wordOriginalOf } from '#electron/store/repositories/word-originals.ts'
import { exportedThreads } from '#electron/word/word-comments.ts'
import { mediaOf } from '#electron/word/word-media.ts'
import { writeWord } from '#electron/word/write-word.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Comment, Thread } from '#shared/negotiation/comment.ts'
import type { ExportReportItem } from '#shared/word/export/export-report.ts'

interface Wanted {
  readonly contract: ContractId
  readonly title: string
  readonly doc: Node
  readonly threads: readonly Thread[]
  readonly nameOf: (comment: Comment) => string
}

function originalBytes({ db }: Services, file: Parameters<typeof findBlob>[1]): Uint8Array {
  const stored = findBlob(db, file)
  if (stored === null) throw new AppError('word.original-missing', 'The Word file this contract came from is not in the workspace. Nothing was written. Run the doctor on the file.')
  return stored.bytes
}

/** A text of a contract as a Word file: patched into the one it was taken in from, or written anew where there was none. Throws word.*. */
export function contractAsWord(services: Services, { contract, title, doc, threads, nameOf }: Wanted): { readonly bytes: Uint8Array; readonly report: readonly ExportReportItem[] } {
  const original = wordOriginalOf(services.db, contract)
  return writeWord({
    doc,
    comments: exportedThreads(threads, original?.comments ?? {}, nameOf),
    original: original === null ? null : originalBytes(services, original.file),
    media: mediaOf(services.db, doc),
    properties: { title, author: null, at: services.clock(), trackRevisions: true },
  })
}
