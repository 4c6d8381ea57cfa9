import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, type PDFDocument, type PDFPage, type PDFRef } from 'pdf-lib'
import type { Rectangle } from '#electron/pdf/signature-places.ts'

/** One signature field to be made. */
export interface SignatureFieldPlan {
  /** Unique in the document, without a full stop (ISO 32000-2, 12.7.4.2). */
  readonly name: string
  /** Counted from 1. */
  readonly page: number
  readonly rectangle: Rectangle
  /** What a screen reader says and a pointer shows: "Signature of Ann Archer, Managing Director". */
  readonly tooltip: string
  /** Whether signing this field locks every field of the document. Only the one that is surely signed last may. */
  readonly lock?: boolean
}

/** Signatures exist, and the file must only be appended to (ISO 32000-2, table 225). */
const APPEND_ONLY_SIGNATURES = 3
/** The annotation is printed (table 167). */
const PRINT = 4

/**
 * Makes empty signature fields, each merged with its widget, with an empty appearance that its signature later replaces. Nothing else
 * of the document changes; the fields are not yet tied to the structure tree. Throws RangeError for a plan that no document can carry.
 */
export function addSignatureFields(pdf: PDFDocument, plans: readonly SignatureFieldPlan[]): void {
  const form = interactiveForm(pdf)
  const fields = listIn(form, 'Fields')
  const names = new Set(fields.asArray().map((field) => nameOf(pdf.context.lookup(field, PDFDict))))
  for (const plan of plans) {
    if (plan.name === '' || plan.name.includes('.') || names.has(plan.name)) throw new RangeError(`“${plan.name}” cannot be the name of a signature field.`)
    names.add(plan.name)
    const page = pageOf(pdf, plan)
    const field = pdf.context.register(signatureField(pdf, plan, page))
    listIn(page.node, 'Annots').push(field)
    fields.push(field)
  }
  form.set(PDFName.of('SigFlags'), PDFNumber.of(APPEND_ONLY_SIGNATURES))
}

function signatureField(pdf: PDFDocument, { name, rectangle, tooltip, lock }: SignatureFieldPlan, page: PDFPage): PDFDict {
  const { x, y, width, height } = rectangle
  const field = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: text(name),
    TU: text(tooltip),
    F: PRINT,
    Rect: [x, y, x + width, y + height].map(hundredth),
    P: page.ref,
    AP: { N: emptyAppearance(pdf, rectangle) },
  })
  if (lock === true) field.set(PDFName.of('Lock'), pdf.context.register(pdf.context.obj({ Type: 'SigFieldLock', Action: 'All' })))
  return field
}

function emptyAppearance(pdf: PDFDocument, { width, height }: Rectangle): PDFRef {
  const box = [0, 0, width, height].map(hundredth)
  return pdf.context.register(pdf.context.stream('', { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: box, Resources: {} }))
}

function interactiveForm(pdf: PDFDocument): PDFDict {
  const existing = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  if (existing !== undefined) return existing
  const form = pdf.context.obj({ Fields: [] })
  pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.register(form))
  return form
}

function pageOf(pdf: PDFDocument, plan: SignatureFieldPlan): PDFPage {
  const page = pdf.getPages()[plan.page - 1]
  if (page === undefined) throw new RangeError(`There is no page ${plan.page} for the signature field “${plan.name}”.`)
  const { x, y, width, height } = page.getMediaBox()
  const { rectangle } = plan
  const inside = rectangle.width > 0 && rectangle.height > 0 && rectangle.x >= x && rectangle.y >= y
    && rectangle.x + rectangle.width <= x + width && rectangle.y + rectangle.height <= y + height
  if (!inside) throw new RangeError(`The signature field “${plan.name}” does not lie on its page.`)
  return page
}

function listIn(dictionary: PDFDict, key: string): PDFArray {
  const existing = dictionary.lookupMaybe(PDFName.of(key), PDFArray)
  if (existing !== undefined) return existing
  const list = dictionary.context.obj([])
  dictionary.set(PDFName.of(key), list)
  return list
}

function nameOf(field: PDFDict): string | undefined {
  const name = field.lookup(PDFName.of('T'))
  return name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : undefined
}

function text(words: string): PDFString | PDFHexString {
  return /^[ -'*-[\]-~]*$/.test(words) ? PDFString.of(words) : PDFHexString.fromText(words)
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}
