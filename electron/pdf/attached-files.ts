import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument, type PDFRef } from 'pdf-lib'
import { pdfDate } from '#electron/pdf/archival-structure.ts'

/** A file carried inside the PDF (ISO 32000-2, 7.11.4 and 14.13). */
export interface AttachedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly description: string
  /** Source: what the document was made from. Data: what it shows, as data. */
  readonly relationship: 'Source' | 'Data'
}

/** Attaches files to the document as a whole, as associated files and under their names. Names must differ. */
export function attachFiles(pdf: PDFDocument, files: readonly AttachedFile[], createdAt: string): void {
  if (files.length === 0) return
  const { context, catalog } = pdf
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  const entries = sorted.map((file): [string, PDFRef] => [file.name, context.register(fileSpecification(pdf, file, createdAt))])
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? context.obj({})
  names.set(PDFName.of('EmbeddedFiles'), context.obj({ Names: entries.flatMap(([name, reference]) => [PDFHexString.fromText(name), reference]) }))
  catalog.set(PDFName.of('Names'), names)
  catalog.set(PDFName.of('AF'), context.obj(entries.map(([, reference]) => reference)))
}

function fileSpecification(pdf: PDFDocument, file: AttachedFile, createdAt: string): PDFDict {
  const { context } = pdf
  const date = PDFString.of(pdfDate(createdAt))
  const stream = context.register(
    context.flateStream(file.bytes, {
      Type: 'EmbeddedFile',
      Subtype: file.mediaType,
      Params: { Size: file.bytes.length, CreationDate: date, ModDate: date },
    }),
  )
  return context.obj({
    Type: 'Filespec',
    F: PDFString.of(file.name.replaceAll(/[^\x20-\x7e]|[()\\/]/g, '_')),
    UF: PDFHexString.fromText(file.name),
    Desc: PDFHexString.fromText(file.description),
    AFRelationship: file.relationship,
    EF: { F: stream, UF: stream },
  })
}
