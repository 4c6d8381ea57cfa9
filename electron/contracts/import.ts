import { onPaper } from '#electron/contracts/paper.ts'
import { startContract } from '#electron/contracts/start.ts'
import type { Services } from '#electron/services.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { decodeText } from '#shared/document/import/decode-text.ts'
import { importMarkdown } from '#shared/document/import/import-markdown.ts'
import { importText } from '#shared/document/import/import-text.ts'
import type { ImportReport as ReadReport } from '#shared/document/import/report.ts'
import { schema } from '#shared/document/schema.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ImportReport } from '#shared/ipc/views.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** A file's bytes as a document, by its name's ending: .md and .markdown as Markdown, .txt as text. Throws import.*. */
export function readImport(services: Pick<Services, 'newId'>, bytes: Uint8Array, fileName: string): ReturnType<typeof importText> {
  const ending = fileName.toLowerCase().split('.').at(-1)
  if (ending !== 'md' && ending !== 'markdown' && ending !== 'txt') {
    throw new AppError('import.unknown-format', 'Countersign reads .txt and .md files here. Nothing was changed; choose one of those.')
  }
  const { text } = decodeText(bytes)
  const options = { newId: services.newId }
  return ending === 'txt' ? importText(text, options) : importMarkdown(text, options)
}

/** The report as a person reads it. */
export function shownReport({ recognised, kept, lost }: ReadReport): ImportReport {
  const { paragraphs, tables, footnotes } = kept
  return { paragraphs, numbered: recognised, tables, footnotes, lost: [...lost] }
}

/** Starts a contract from a file. The report says what was kept and what was not. */
export async function importContract(services: Services, id: BlobId, fileName: string): Promise<{ contract: Contract; report: ImportReport }> {
  const blob = services.transient.get(id) ?? findBlob(services.db, id)
  if (blob === null) throw new AppError('blob.missing', 'The file did not arrive. Choose it again.')
  const read = readImport(services, blob.bytes, fileName)
  if (!read.ok) throw AppError.from(read.refusal)
  const { doc, report } = read.value
  const first = doc.firstChild?.textContent.trim() ?? ''
  const title = doc.firstChild?.type === schema.nodes.paragraph && first !== '' && first.length <= 120 ? first : fileName.replace(/\.[^.]+$/, '')
  const contract = startContract(services, { title: title.slice(0, 300), type: 'other', doc: onPaper(services, doc), source: 'import', from: fileName })
  return { contract, report: shownReport(report) }
}
