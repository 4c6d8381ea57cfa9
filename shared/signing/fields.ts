import type { SignerId } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { PageRectangle, PlacedField, PlacedFieldKind, Signer } from '#shared/signing/ceremony.ts'
import type { SignerPlan } from '#shared/signing/plan.ts'

/** A field as a person placed it; `signer` is the key of a requested signer. */
export interface FieldRequest {
  readonly signer: string
  readonly kind: PlacedFieldKind
  /** From 1. */
  readonly page: number
  /** In PDF points, origin at the lower left corner. */
  readonly rectangle: PageRectangle
  readonly label: string
  readonly required: boolean
}

/** Where a signature line of the text came to stand on its page. */
export interface SignatureLine {
  readonly block: string
  readonly role: string
  readonly page: number
  readonly rectangle: PageRectangle
}

/** A page in points. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** The smallest a field may be, in points, so that what is put in it can be read. */
export const smallestField: Readonly<Record<PlacedFieldKind, PageSize>> = {
  signature: { width: 60, height: 20 },
  initials: { width: 20, height: 12 },
  name: { width: 40, height: 10 },
  title: { width: 40, height: 10 },
  date: { width: 40, height: 10 },
  text: { width: 20, height: 10 },
  checkbox: { width: 8, height: 8 },
}

const words: Readonly<Record<PlacedFieldKind, string>> = { signature: 'Signature', initials: 'Initials', name: 'Name', title: 'Title', date: 'Date', text: 'Text', checkbox: 'Box' }

function overlap(a: PlacedField, b: PlacedField): boolean {
  const [one, other] = [a.rectangle, b.rectangle]
  return a.page === b.page && one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height
}

/** A hair, in points: what rounding to hundredths may move an edge by. */
const HAIR = 0.01

function outside({ page, rectangle: { x, y, width, height } }: PlacedField, pages: readonly PageSize[]): boolean {
  const size = pages[page - 1]
  return size === undefined || x < -HAIR || y < -HAIR || x + width > size.width + HAIR || y + height > size.height + HAIR
}

function defaultLine(signer: Signer, lines: readonly SignatureLine[]): SignatureLine | undefined {
  return signer.block === '' ? undefined : lines.find(({ block, role }) => block === signer.block && role === signer.role)
}

/**
 * The fields of the execution copy: those a person placed, and for whoever was given no signature field the line in their signature block.
 * An approver needs none: they sign without a mark. Refuses: fields.unknown-signer, fields.for-copy, fields.no-signature,
 * fields.two-signatures, fields.outside-page, fields.too-small, fields.overlap.
 */
export function placeFields({ signers, byKey }: SignerPlan, requests: readonly FieldRequest[], lines: readonly SignatureLine[], pages: readonly PageSize[]): Result<PlacedField[]> {
  const stray = requests.find(({ signer }) => !byKey.has(signer))
  if (stray !== undefined) return refused('fields.unknown-signer', `A field on page ${stray.page} belongs to nobody who signs. Remove it, or say whose it is.`)
  const fields: PlacedField[] = []
  for (const signer of signers) {
    const own = requests.filter((request) => byKey.get(request.signer) === signer.id)
    if (signer.role === 'copy') {
      if (own.length > 0) return refused('fields.for-copy', `${signer.name} only gets a copy, so nothing on the pages is theirs to fill in. Remove their fields.`)
      continue
    }
    const signatures = own.filter(({ kind }) => kind === 'signature')
    if (signatures.length > 1) return refused('fields.two-signatures', `${signer.name} has ${signatures.length} signature fields. Each person signs in one; use initials for the others.`)
    const add = (request: Omit<FieldRequest, 'signer'>, name: string): void => {
      const { kind, page, rectangle, label, required } = request
      fields.push({ name, signer: signer.id, kind, page, rectangle, label: label.trim() === '' ? words[kind] : label.trim(), required, value: null })
    }
    const line = defaultLine(signer, lines)
    if (signatures[0] !== undefined) add(signatures[0], signer.field)
    else if (line !== undefined) add({ kind: 'signature', page: line.page, rectangle: line.rectangle, label: '', required: true }, signer.field)
    else if (signer.role !== 'approver') return refused('fields.no-signature', `There is no place for ${signer.name} to sign. Put a signature field for them on a page, or add a signature block to the text.`)
    for (const [at, request] of own.filter(({ kind }) => kind !== 'signature').entries()) add(request, `${words[request.kind]}${signer.order}-${at + 1}`)
  }
  const off = fields.find((field) => outside(field, pages))
  if (off !== undefined) return refused('fields.outside-page', `The field “${off.label}” on page ${off.page} does not lie on the page. Move it.`)
  const small = fields.find(({ kind, rectangle }) => rectangle.width < smallestField[kind].width || rectangle.height < smallestField[kind].height)
  if (small !== undefined) return refused('fields.too-small', `The field “${small.label}” on page ${small.page} is too small to be read. Make it larger.`)
  for (const [at, field] of fields.entries()) {
    const other = fields.slice(at + 1).find((each) => overlap(field, each))
    if (other !== undefined) return refused('fields.overlap', `The fields “${field.label}” and “${other.label}” on page ${field.page} lie on top of each other. Move one of them.`)
  }
  return accepted(fields)
}

/** The first letters of a name's words: "Ada Mary Marlow" gives AMM. */
export function initialsOf(name: string): string {
  return name.split(/[\s-]+/u).map((word) => Array.from(word.replaceAll(/[^\p{L}\p{N}]/gu, ''))[0] ?? '').join('').toLocaleUpperCase('en').slice(0, 10)
}

/** The longest a filled-in value may be, in characters. */
const LONGEST = 500

function valueOf(field: PlacedField, signer: Signer, given: string | undefined, signedOn: string): string {
  const text = given?.trim().normalize('NFC')
  switch (field.kind) {
    case 'signature': return ''
    case 'date': return signedOn
    case 'name': return text ?? signer.name
    case 'title': return text ?? signer.capacity
    case 'initials': return text ?? initialsOf(signer.name)
    case 'checkbox': return text === 'Yes' ? 'Yes' : ''
    case 'text': return text ?? ''
  }
}

/**
 * What a signer's own fields say once they sign: what they gave, else what is known of them; a date is the day of signing and nothing else.
 * `given` by field name; `signedOn` is the day in words. Refuses: fields.not-yours, fields.value-missing, fields.value-too-long.
 */
export function fillFields(fields: readonly PlacedField[], signer: Signer, given: Readonly<Record<string, string>>, signedOn: string): Result<PlacedField[]> {
  const own = fields.filter((field) => field.signer === signer.id && field.kind !== 'signature')
  if (Object.keys(given).some((name) => !own.some((field) => field.name === name))) {
    return refused('fields.not-yours', 'A value was given for a field that belongs to someone else. Nothing was signed.')
  }
  const filled = own.map((field) => ({ ...field, value: valueOf(field, signer, given[field.name], signedOn) }))
  const missing = filled.find(({ required, value }) => required && value === '')
  if (missing !== undefined) return refused('fields.value-missing', `“${missing.label}” on page ${missing.page} has to be filled in. Nothing was signed.`)
  const long = filled.find(({ value }) => value.length > LONGEST || /\p{Cc}/u.test(value))
  if (long !== undefined) return refused('fields.value-too-long', `“${long.label}” on page ${long.page} takes one line of at most ${LONGEST} characters. Nothing was signed.`)
  return accepted(filled)
}

/** Someone's own fields, as far as they are on the pages. */
export function fieldsOfSigner(fields: readonly PlacedField[], signer: SignerId): PlacedField[] {
  return fields.filter((field) => field.signer === signer)
}
