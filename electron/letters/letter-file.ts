import type { Node } from 'prosemirror-model'
import { fileNameFor } from '#electron/contracts/export.ts'
import { markup } from '#electron/pdf/html.ts'
import type { Services } from '#electron/services.ts'
import { printOwnPage } from '#electron/signing-room/print-shop.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { wordMediaType } from '#electron/word/word-file.ts'
import { writeWord } from '#electron/word/write-word.ts'
import type { PageSetup } from '#shared/document/attributes.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import type { BlobId } from '#shared/lib/ids.ts'

export type LetterFormat = 'docx' | 'pdf'

/** A letter as a file ready to send: .docx to edit, .pdf to print. `blob` is the SHA-256 of its bytes. */
export async function letterFile(services: Services, letter: { readonly doc: Node; readonly title: string; readonly format: LetterFormat }): Promise<{ readonly blob: BlobId; readonly fileName: string }> {
  const { doc, title, format } = letter
  const fileName = fileNameFor(title, format)
  const bytes = format === 'docx' ? asWord(services, doc, title) : await asPdf(services, doc, title)
  services.transient.put({ bytes, mediaType: format === 'docx' ? wordMediaType : 'application/pdf', fileName })
  return { blob: blobAddress(bytes), fileName }
}

function asWord({ clock }: Services, doc: Node, title: string): Uint8Array {
  return writeWord({ doc, comments: [], original: null, media: new Map(), properties: { title, author: null, at: clock(), trackRevisions: null } }).bytes
}

function asPdf(services: Services, doc: Node, title: string): Promise<Uint8Array> {
  const page = doc.attrs['page'] as PageSetup
  return printOwnPage(services, { title, right: '', page, content: markup(documentToHtml(doc, { imageSource: () => '' })) })
}
