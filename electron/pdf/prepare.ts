import { PDFHeader, type PDFDocument } from 'pdf-lib'
import { addArchivalStructure, setFileIdentifier } from '#electron/pdf/archival-structure.ts'
import { attachFiles, type AttachedFile } from '#electron/pdf/attached-files.ts'
import { removeUnreachable } from '#electron/pdf/object-graph.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import { addSignatureFields, type SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'
import { takeSignaturePlaces, tieWidgets, type SignaturePlace } from '#electron/pdf/signature-places.ts'
import { addWidgetsToStructure } from '#electron/pdf/widget-structure.ts'
import type { PageSize } from '#shared/signing/fields.ts'

export interface ExecutionCopyPlan {
  /** The PDF as the printer gave it. */
  readonly printed: Uint8Array
  readonly title: string
  /** BCP 47, as the document's own `lang`. */
  readonly language: string
  /** ISO 8601 instant; the only date in the file. */
  readonly createdAt: string
  /** Decides the fields from where the signature lines came to stand, in the order of the pages, and from the sizes of the pages. */
  readonly signatureFields: (places: readonly SignaturePlace[], pages: readonly PageSize[]) => readonly SignatureFieldPlan[]
  readonly attachments: readonly AttachedFile[]
}

/**
 * Makes the execution copy: what is printed becomes what is signed. Signature lines become empty fields, files are attached, and
 * the file gets PDF/A-3b structure. Equal plans give equal bytes. Afterwards the file is only ever added to, never rewritten.
 * Throws AppError 'pdf.unreadable' for a print that is no PDF.
 */
export async function prepareExecutionCopy(plan: ExecutionCopyPlan): Promise<Uint8Array> {
  const pdf = await loadPdf(plan.printed)
  pdf.context.header = PDFHeader.forVersion(1, 7)
  const places = takeSignaturePlaces(pdf)
  const fields = plan.signatureFields(places.map(({ place }) => place), pageSizes(pdf))
  if (fields.length > 0) await addSignatureFields(pdf, fields)
  tieWidgets(pdf, places)
  addWidgetsToStructure(pdf)
  attachFiles(pdf, plan.attachments, plan.createdAt)
  addArchivalStructure(pdf, plan)
  removeUnreachable(pdf.context)
  // Made from the file as it is without an identifier, so that files differ in it when they differ in anything.
  setFileIdentifier(pdf, await pdf.save(saving))
  return pdf.save(saving)
}

/** What a print holds before it is made an execution copy: its pages, with nothing left on them that only marks where signatures go. */
export async function layOutExecutionCopy(printed: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly places: readonly SignaturePlace[]; readonly pages: readonly PageSize[] }> {
  const pdf = await loadPdf(printed)
  const places = takeSignaturePlaces(pdf).map(({ place }) => place)
  removeUnreachable(pdf.context)
  return { bytes: await pdf.save(saving), places, pages: pageSizes(pdf) }
}

function pageSizes(pdf: PDFDocument): PageSize[] {
  return pdf.getPages().map((page) => page.getSize())
}

/** One plain cross-reference table, everything written at once, appearances as they were made. */
const saving = { useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY } as const
