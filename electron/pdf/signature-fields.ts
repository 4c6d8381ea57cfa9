import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, type PDFDocument, type PDFPage, type PDFRef } from 'pdf-lib'
import { embedFormFont } from '#electron/pdf/form-font.ts'
import type { Rectangle } from '#electron/pdf/signature-places.ts'

/** One field of the execution copy to be made: of a signature, or one that its signer fills in. */
export interface SignatureFieldPlan {
  /** Unique in the document, without a full stop (ISO 32000-2, 12.7.4.2). */
  readonly name: string
  /** A signature when left out. */
  readonly kind?: 'signature' | 'text' | 'checkbox'
  /** Counted from 1. */
  readonly page: number
  /** Null for a signature that shows nothing, such as the seal of the house or an approval. */
  readonly rectangle: Rectangle | null
  /** What a screen reader says and a pointer shows: "Signature of Ann Archer, Managing Director". */
  readonly tooltip: string
  /** Whether it must not stay empty (table 227). */
  readonly required?: boolean
  /**
   * What signing this field locks: every field of the document, which only the one that is surely signed last may, or the fields named.
   * Only of signatures.
   */
  readonly lock?: boolean | readonly string[] | undefined
}

/** Signatures exist, and the file must only be appended to (ISO 32000-2, table 225). */
const APPEND_ONLY_SIGNATURES = 3
/** Annotation flags (table 167): printed, as ISO 19005-3 6.3.2 asks of every one; and locked in its place. */
const PRINT = 4
const LOCKED = 128
const REQUIRED = 2
/** What a checkbox is called when it is ticked. */
const TICKED = 'Yes'
const FONT = 'Inter'
const INK = '0.078 0.129 0.29'

/**
 * Makes empty fields, each merged with its widget, with an empty appearance that signing later replaces. Nothing else of the document
 * changes but the order in which the tabulator visits its pages; the fields are not yet tied to the structure tree.
 * Throws RangeError for a plan that no document can carry.
 */
export async function addSignatureFields(pdf: PDFDocument, plans: readonly SignatureFieldPlan[]): Promise<void> {
  const form = interactiveForm(pdf)
  const fields = listIn(form, 'Fields')
  const names = new Set(fields.asArray().map((field) => nameOf(pdf.context.lookup(field, PDFDict))))
  if (plans.some(({ kind }) => kind === 'text')) await requireFormFont(pdf, form)
  for (const plan of plans) {
    if (plan.name === '' || plan.name.includes('.') || names.has(plan.name)) throw new RangeError(`“${plan.name}” cannot be the name of a signature field.`)
    names.add(plan.name)
    const page = pageOf(pdf, plan)
    const field = pdf.context.register(fieldOf(pdf, plan, page))
    listIn(page.node, 'Annots').push(field)
    // By structure where the document is tagged (ISO 14289-1, 7.18.3), else from row to row (ISO 32000-2, 12.5.1).
    if (!page.node.has(PDFName.of('Tabs'))) page.node.set(PDFName.of('Tabs'), PDFName.of(pdf.catalog.has(PDFName.of('StructTreeRoot')) ? 'S' : 'R'))
    fields.push(field)
  }
  form.set(PDFName.of('SigFlags'), PDFNumber.of(APPEND_ONLY_SIGNATURES))
}

/** What a text field is set in by whoever fills it in elsewhere (12.7.4.3). */
async function requireFormFont(pdf: PDFDocument, form: PDFDict): Promise<void> {
  if (form.has(PDFName.of('DR'))) return
  form.set(PDFName.of('DR'), pdf.context.obj({ Font: { [FONT]: await embedFormFont(pdf) } }))
  form.set(PDFName.of('DA'), PDFString.of(`/${FONT} 0 Tf ${INK} rg`))
}

function fieldOf(pdf: PDFDocument, plan: SignatureFieldPlan, page: PDFPage): PDFDict {
  const { name, kind = 'signature', rectangle, tooltip, required } = plan
  const { x, y, width, height } = rectangle ?? { x: 0, y: 0, width: 0, height: 0 }
  const field = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: { signature: 'Sig', text: 'Tx', checkbox: 'Btn' }[kind],
    T: text(name),
    TU: text(tooltip),
    F: rectangle === null ? PRINT | LOCKED : PRINT,
    Rect: [x, y, x + width, y + height].map(hundredth),
    P: page.ref,
    AP: { N: kind === 'checkbox' ? boxStates(pdf, width, height) : appearance(pdf, width, height, '') },
  })
  if (required === true) field.set(PDFName.of('Ff'), PDFNumber.of(REQUIRED))
  if (kind === 'text') field.set(PDFName.of('DA'), PDFString.of(`/${FONT} 0 Tf ${INK} rg`))
  if (kind === 'checkbox') field.set(PDFName.of('AS'), PDFName.of('Off'))
  const lock = kind === 'signature' ? lockOf(pdf, plan.lock) : undefined
  if (lock !== undefined) field.set(PDFName.of('Lock'), pdf.context.register(lock))
  return field
}

/** Table 236. */
function lockOf(pdf: PDFDocument, lock: SignatureFieldPlan['lock']): PDFDict | undefined {
  if (lock === true) return pdf.context.obj({ Type: 'SigFieldLock', Action: 'All' })
  if (lock === undefined || lock === false || lock.length === 0) return undefined
  const dictionary = pdf.context.obj({ Type: 'SigFieldLock', Action: 'Include' })
  dictionary.set(PDFName.of('Fields'), pdf.context.obj(lock.map(text)))
  return dictionary
}

function appearance(pdf: PDFDocument, width: number, height: number, content: string): PDFRef {
  const box = [0, 0, width, height].map(hundredth)
  return pdf.context.register(pdf.context.stream(content, { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: box, Resources: {} }))
}

/** A box, and the same with a tick: made now, so that signing only chooses between them. */
function boxStates(pdf: PDFDocument, width: number, height: number): PDFDict {
  const side = Math.min(width, height) - 1
  const [left, bottom] = [(width - side) / 2, (height - side) / 2]
  const at = (x: number, y: number): string => `${hundredth(left + x * side)} ${hundredth(bottom + y * side)}`
  const frame = `${INK} RG 0.75 w ${at(0, 0)} ${hundredth(side)} ${hundredth(side)} re S`
  const tick = `${hundredth(Math.max(1, side / 9))} w 1 J 1 j ${at(0.2, 0.5)} m ${at(0.42, 0.26)} l ${at(0.8, 0.78)} l S`
  return pdf.context.obj({ [TICKED]: appearance(pdf, width, height, `q ${frame} ${tick} Q`), Off: appearance(pdf, width, height, `q ${frame} Q`) })
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
  const { rectangle } = plan
  if (rectangle === null && (plan.kind ?? 'signature') === 'signature') return page
  const { x, y, width, height } = page.getMediaBox()
  const inside = rectangle !== null && rectangle.width > 0 && rectangle.height > 0 && rectangle.x >= x && rectangle.y >= y
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
