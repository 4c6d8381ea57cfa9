import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFRef, PDFStream, PDFString, type PDFDocument } from 'pdf-lib'
import { fontsNotEmbedded } from '#electron/pdf/lint-fonts.ts'
import { dictionaries, walkObjects } from '#electron/pdf/object-graph.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import { holdsUnlistedBytes } from '#electron/signing/verify/unlisted-bytes.ts'
import { linkAddress, signatureLinkOrigin } from '#electron/pdf/signature-places.ts'

/** Every reason for which an execution copy may not be signed. */
export const lintCodes = [
  'no-pages',
  'several-revisions',
  'unused-object',
  'unlisted-bytes',
  'dangling-reference',
  'javascript',
  'open-action',
  'additional-actions',
  'layers',
  'font-not-embedded',
  'signature-link-left',
  'link-not-in-text',
  'action-not-allowed',
  'annotation-not-allowed',
  'not-tagged',
  'no-title',
  'no-archival-structure',
  'field-missing',
  'field-unexpected',
  'field-without-appearance',
  'field-already-signed',
  'field-shows-something',
] as const
export type LintCode = (typeof lintCodes)[number]

export interface LintFinding {
  readonly code: LintCode
  /** Counted from 1, where the finding belongs to a page. */
  readonly page: number | null
  readonly detail: string
}

export interface ExpectedCopy {
  /** The names of the signature fields, no more and no fewer. */
  readonly fields: readonly string[]
  /** The fields that are filled in when someone signs, no more and no fewer. */
  readonly inputs?: readonly { readonly name: string; readonly kind: 'text' | 'checkbox' }[]
  /** The addresses of the links that the text holds. */
  readonly links: readonly string[]
}

const name = PDFName.of

/**
 * Looks an execution copy over before the first signature: nothing in it may act, hide, be missing or change how it looks
 * later (ISO 19005-3, 6.6 and 6.7, and the preparations of shadow attacks). An empty list means it may be signed.
 * Throws AppError 'pdf.unreadable', also for an encrypted file.
 */
export async function lintExecutionCopy(bytes: Uint8Array, expected: ExpectedCopy): Promise<LintFinding[]> {
  const pdf = await loadPdf(bytes)
  return [
    ...fileFindings(pdf, bytes),
    ...catalogFindings(pdf),
    ...activeObjects(pdf),
    ...fontsNotEmbedded(pdf.context).map((font) => finding('font-not-embedded', font)),
    ...annotationFindings(pdf, new Set(expected.links.map(normalAddress))),
    ...fieldFindings(pdf, expected),
  ]
}

function finding(code: LintCode, detail: string, page: number | null = null): LintFinding {
  return { code, detail, page }
}

function fileFindings(pdf: PDFDocument, bytes: Uint8Array): LintFinding[] {
  const findings: LintFinding[] = []
  if (pdf.getPageCount() === 0) findings.push(finding('no-pages', 'The file has no page.'))
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = text.indexOf('startxref')
  if (first !== text.lastIndexOf('startxref')) findings.push(finding('several-revisions', 'The file has been added to since it was made.'))
  const { reached, dangling } = walkObjects(pdf.context)
  for (const [reference] of pdf.context.enumerateIndirectObjects()) {
    if (!reached.has(reference)) findings.push(finding('unused-object', `Nothing refers to object ${reference.objectNumber}.`))
  }
  if (holdsUnlistedBytes(bytes)) findings.push(finding('unlisted-bytes', 'The file holds bytes that its list of contents does not name.'))
  for (const reference of dangling) findings.push(finding('dangling-reference', `Object ${reference.objectNumber} is referred to and missing.`))
  return findings
}

function catalogFindings(pdf: PDFDocument): LintFinding[] {
  const { catalog } = pdf
  const findings: LintFinding[] = []
  if (catalog.has(name('OpenAction'))) findings.push(finding('open-action', 'The file acts when it is opened.'))
  if (catalog.has(name('OCProperties'))) findings.push(finding('layers', 'The file has layers that can be shown and hidden.'))
  const marked = catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked'))
  if (marked !== PDFBool.True || !catalog.has(name('StructTreeRoot')) || !catalog.has(name('Lang'))) {
    findings.push(finding('not-tagged', 'The file is not tagged, or says no language.'))
  }
  if ((pdf.getTitle() ?? '').trim() === '') findings.push(finding('no-title', 'The file has no title.'))
  const metadata = catalog.lookup(name('Metadata'))
  if (!(metadata instanceof PDFStream) || !catalog.has(name('OutputIntents')) || !pdf.context.trailerInfo.ID) {
    findings.push(finding('no-archival-structure', 'The metadata, the output intent or the file identifier is missing.'))
  }
  return findings
}

/** XFA forms hold scripts of their own. */
const scripts = ['JS', 'JavaScript', 'XFA'].map(name)
const allowedActions = new Set([name('URI'), name('GoTo')])

/** Scripts, triggers and actions anywhere in the file, whatever they hang from. */
function activeObjects(pdf: PDFDocument): LintFinding[] {
  const findings: LintFinding[] = []
  for (const dictionary of dictionaries(pdf.context)) {
    if (scripts.some((key) => dictionary.has(key))) findings.push(finding('javascript', 'The file holds a script.'))
    if (dictionary.has(name('AA'))) findings.push(finding('additional-actions', 'Something in the file acts by itself.'))
    const action = dictionary.lookup(name('A'))
    const type = action instanceof PDFDict ? action.lookup(name('S')) : undefined
    if (type instanceof PDFName && !allowedActions.has(type)) findings.push(finding('action-not-allowed', `An action of type ${type.decodeText()}.`))
  }
  return findings
}

function annotationFindings(pdf: PDFDocument, links: ReadonlySet<string>): LintFinding[] {
  const findings: LintFinding[] = []
  for (const [index, page] of pdf.getPages().entries()) {
    for (const entry of page.node.Annots()?.asArray() ?? []) {
      const annotation = pdf.context.lookup(entry, PDFDict)
      const subtype = annotation.lookupMaybe(name('Subtype'), PDFName)?.decodeText() ?? ''
      if (subtype !== 'Link' && subtype !== 'Widget') findings.push(finding('annotation-not-allowed', `An annotation of type ${subtype}.`, index + 1))
      const address = subtype === 'Link' ? linkAddress(annotation) : null
      if (address?.startsWith(signatureLinkOrigin)) findings.push(finding('signature-link-left', address, index + 1))
      else if (address !== null && !links.has(normalAddress(address))) findings.push(finding('link-not-in-text', address, index + 1))
    }
  }
  return findings
}

/** An address in the form the browser writes it; one that is none stays as it is. */
function normalAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address
}

/** What a field's type is called (ISO 32000-2, table 226), by its name. */
function expectedTypes({ fields, inputs = [] }: ExpectedCopy): Map<string, PDFName> {
  const inputTypes = { text: 'Tx', checkbox: 'Btn' } as const
  return new Map([...fields.map((field) => [field, name('Sig')] as const), ...inputs.map((input) => [input.name, name(inputTypes[input.kind])] as const)])
}

function fieldFindings(pdf: PDFDocument, expected: ExpectedCopy): LintFinding[] {
  const form = pdf.catalog.lookupMaybe(name('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(name('Fields'), PDFArray)?.asArray() ?? []
  const missing = expectedTypes(expected)
  const onPages = new Set<PDFRef>()
  for (const page of pdf.getPages()) for (const entry of page.node.Annots()?.asArray() ?? []) if (entry instanceof PDFRef) onPages.add(entry)
  const findings: LintFinding[] = []
  for (const entry of fields) {
    const field = pdf.context.lookup(entry, PDFDict)
    const title = fieldName(field)
    const type = missing.get(title)
    missing.delete(title)
    if (type === undefined || field.lookup(name('FT')) !== type) findings.push(finding('field-unexpected', title))
    else if (!(entry instanceof PDFRef) || !onPages.has(entry)) findings.push(finding('field-missing', title))
    if (field.has(name('V'))) findings.push(finding('field-already-signed', title))
    findings.push(...appearanceFindings(field, title))
  }
  for (const title of missing.keys()) findings.push(finding('field-missing', title))
  return findings
}

/** A field that is not filled in shows nothing; a box is there to be ticked and is not ticked. */
function appearanceFindings(field: PDFDict, title: string): LintFinding[] {
  const appearance = field.lookupMaybe(name('AP'), PDFDict)?.lookup(name('N'))
  if (field.lookup(name('FT')) === name('Btn')) {
    const states = appearance instanceof PDFDict && !(appearance instanceof PDFStream) ? ['Off', 'Yes'].map((state) => appearance.lookup(name(state))) : []
    if (states.length === 0 || !states.every((state) => state instanceof PDFStream)) return [finding('field-without-appearance', title)]
    return field.lookup(name('AS')) === name('Off') ? [] : [finding('field-shows-something', title)]
  }
  if (!(appearance instanceof PDFStream)) return [finding('field-without-appearance', title)]
  return appearance.getContents().length === 0 ? [] : [finding('field-shows-something', title)]
}

function fieldName(field: PDFDict): string {
  const title = field.lookup(name('T'))
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : ''
}
