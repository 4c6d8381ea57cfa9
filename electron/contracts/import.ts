import type { Node } from 'prosemirror-model'
import { onPaper } from '#electron/contracts/paper.ts'
import { startContract } from '#electron/contracts/start.ts'
import type { Services } from '#electron/services.ts'
import { findBlob, keepBlob, type StoredBlob } from '#electron/store/repositories/blobs.ts'
import { insertWordOriginal } from '#electron/store/repositories/word-originals.ts'
import { takeComments, withOwnThreads } from '#electron/word/word-comments.ts'
import { isWordFile, readWord, shownWordReport, wordMediaType } from '#electron/word/word-file.ts'
import { keepMedia } from '#electron/word/word-media.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { decodeText } from '#shared/document/import/decode-text.ts'
import { importHtml } from '#shared/document/import/import-html.ts'
import { importMarkdown } from '#shared/document/import/import-markdown.ts'
import { importText } from '#shared/document/import/import-text.ts'
import type { ImportReport as ReadReport } from '#shared/document/import/report.ts'
import { schema } from '#shared/document/schema.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ImportReport } from '#shared/ipc/views.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { acceptAll } from '#shared/redline/resolve.ts'

/** A file's bytes as a document, by its name's ending: .md and .markdown as Markdown, .html as a web page, .txt as text. Throws import.*. */
export function readImport(services: Pick<Services, 'newId'>, bytes: Uint8Array, fileName: string): ReturnType<typeof importText> {
  const ending = fileName.toLowerCase().split('.').at(-1)
  if (ending === undefined || !['md', 'markdown', 'html', 'htm', 'txt'].includes(ending)) {
    throw new AppError('import.unknown-format', 'Countersign reads .docx, .html, .txt and .md files here. Nothing was changed; choose one of those.')
  }
  const { text } = decodeText(bytes)
  const options = { newId: services.newId }
  if (ending.startsWith('htm')) return importHtml(text, options)
  return ending === 'txt' ? importText(text, options) : importMarkdown(text, options)
}

/** The report as a person reads it. */
export function shownReport({ recognised, kept, lost }: ReadReport): ImportReport {
  const { paragraphs, tables, footnotes } = kept
  return { paragraphs, numbered: recognised, tables, footnotes, lost: [...lost] }
}

function titleOf(doc: Node, fileName: string): string {
  const first = acceptAll(doc).firstChild
  const words = first?.type === schema.nodes.paragraph ? first.textContent.trim() : ''
  return (words !== '' && words.length <= 120 ? words : fileName.replace(/\.[^.]+$/, '')).slice(0, 300)
}

/** Starts a contract from a Word file, on the paper it has: its changes tracked, its comments as threads, the file itself kept beside the text. */
function importWord(services: Services, blob: StoredBlob, fileName: string): { contract: Contract; report: ImportReport } {
  const word = readWord(blob.bytes)
  const report = shownWordReport(word)
  const contract = startContract(services, {
    title: titleOf(word.doc, fileName),
    type: 'other',
    doc: word.doc,
    source: 'import',
    from: fileName,
    also: (writer, { id }) => {
      keepMedia(writer, word.media)
      const file = keepBlob(writer.db, { bytes: blob.bytes, mediaType: wordMediaType, fileName }, writer.now)
      const { threads, wordIds } = takeComments(services, writer, id, word.comments)
      insertWordOriginal(writer.db, id, { file, comments: wordIds })
      writer.audit({ kind: 'Word file taken in', contract: id, fileName, file, changes: report.word?.changes ?? 0, threads: threads.size })
      return withOwnThreads(word.doc, threads)
    },
  })
  return { contract, report }
}

/** Starts a contract from a file. The report says what was kept and what was not. */
export async function importContract(services: Services, id: BlobId, fileName: string): Promise<{ contract: Contract; report: ImportReport }> {
  const blob = services.transient.get(id) ?? findBlob(services.db, id)
  if (blob === null) throw new AppError('blob.missing', 'The file did not arrive. Choose it again.')
  if (isWordFile(fileName)) return importWord(services, blob, fileName)
  const read = readImport(services, blob.bytes, fileName)
  if (!read.ok) throw AppError.from(read.refusal)
  const { doc, report } = read.value
  const contract = startContract(services, { title: titleOf(doc, fileName), type: 'other', doc: onPaper(services, doc), source: 'import', from: fileName })
  return { contract, report: shownReport(report) }
}
