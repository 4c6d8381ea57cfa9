import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { setFileIdentifier } from '#electron/pdf/archival-structure.ts'
import { attachFiles, type AttachedFile } from '#electron/pdf/attached-files.ts'
import { flattenFields } from '#electron/pdf/flatten-fields.ts'
import { removeUnreachable } from '#electron/pdf/object-graph.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import type { ScannedPages } from '#electron/pdf/scan.ts'
import { addSignatureFields } from '#electron/pdf/signature-fields.ts'

export interface ConformedPlan {
  readonly title: string
  readonly createdAt: string
  /** The execution copy, or the file with the digital signatures. */
  readonly signed: Uint8Array
  /** One page for each counterpart, in order. */
  readonly dividers: Uint8Array
  readonly scans: readonly ScannedPages[]
  readonly attachments: readonly AttachedFile[]
  /** The name of an empty signature field without a place on a page. */
  readonly field: string
}

async function copyAll(from: PDFDocument, to: PDFDocument): Promise<void> {
  for (const page of await to.copyPages(from, from.getPageIndices())) {
    // Their structure stays behind, so nothing may point into it.
    page.node.delete(PDFName.of('StructParents'))
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      const link = to.context.lookup(annotation)
      if (link !== undefined && 'delete' in link && typeof link.delete === 'function') link.delete(PDFName.of('StructParent'))
    }
    to.addPage(page)
  }
}

/**
 * Puts counterparts together: the document with its digital signatures as they look, then each scan behind its divider, and all originals
 * inside as attachments. The copy is no original: it says what there is and where. Equal plans give equal bytes. Throws pdf.unreadable.
 */
export async function conformedCopy(plan: ConformedPlan): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const signed = await loadPdf(plan.signed)
  flattenFields(signed)
  await copyAll(signed, pdf)
  const dividers = await loadPdf(plan.dividers)
  for (const [at, scan] of plan.scans.entries()) {
    const [divider] = await pdf.copyPages(dividers, [at])
    if (divider === undefined) throw new Error('There is no page to stand before a counterpart.')
    divider.node.delete(PDFName.of('StructParents'))
    pdf.addPage(divider)
    await scan.addTo(pdf)
  }
  await addSignatureFields(pdf, [{ name: plan.field, page: 1, rectangle: null, tooltip: 'Seal of the house', lock: true }])
  attachFiles(pdf, plan.attachments, plan.createdAt)
  const made = new Date(plan.createdAt)
  pdf.setTitle(plan.title)
  pdf.setCreator('Countersign')
  pdf.setProducer('Countersign')
  pdf.setCreationDate(made)
  pdf.setModificationDate(made)
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of('en'))
  // What was drawn is only written into the file now.
  await pdf.flush()
  removeUnreachable(pdf.context)
  setFileIdentifier(pdf, await pdf.save(saving))
  return pdf.save(saving)
}

const saving = { useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY } as const
