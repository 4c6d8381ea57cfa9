import { deflateSync } from 'node:zlib'
import type { Instant } from '#shared/lib/ids.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import type { DrawnMark } from '#shared/signing/appearance.ts'
import { extentOfDrawing, outlineDrawing } from './drawn-strokes.ts'
import { outlineText, textOperators } from './glyph-outlines.ts'
import type { Typeface } from './glyph-outlines.ts'
import { imageObjects, streamObject } from './image-mark.ts'
import type { NewObject } from './image-mark.ts'
import { decimal, pathOperators } from './path-operators.ts'
import type { Bounds } from './path-operators.ts'
import { smallPrint } from './small-print.ts'

/** What a signature looks like on its page, chosen by who signs. */
export interface SignatureAppearance {
  readonly mark: SignatureMark
  /** In what capacity: "Managing Director". Left out when empty. */
  readonly capacity?: string
  /** The time zone of the date shown, as IANA names it; UTC when left out. */
  readonly timeZone?: string
}

export interface AppearanceRequest {
  /** Of the field, in points. */
  readonly width: number
  readonly height: number
  readonly appearance: SignatureAppearance
  readonly signerName: string
  readonly signedAt: Instant
  /** Of the certificate, in hexadecimal. */
  readonly fingerprint: string
}

/** A rectangle in points, y upwards. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Blue-black, so that a print tells it from the text. */
const INK = '0.078 0.129 0.29'
/** The widest line of a drawn signature, in points at the usual height of a field. */
const PEN = 1.5
const USUAL_HEIGHT = 56

/**
 * The appearance of a signed field as a form XObject (ISO 32000-2 §12.5.5): the mark on a thin rule, and under it who
 * signed, in what capacity, when by the clock of this machine, and with which certificate. Everything is a vector path,
 * so the increment needs no font. A field too small for the small print shows the mark alone; one without any area, nothing.
 */
export async function appearanceStream(request: AppearanceRequest, newNumber: () => number): Promise<{ readonly form: number; readonly objects: readonly NewObject[] }> {
  const { width, height } = request
  const form = newNumber()
  const visible = width >= 4 && height >= 4
  const print = visible ? await smallPrint(request) : undefined
  const mark = print === undefined ? undefined : await markOperators(request.appearance.mark, print.markArea, height / USUAL_HEIGHT, newNumber)
  const content = ['q', ...(print?.operators ?? []), ...(mark?.operators ?? []), 'Q'].join('\n')
  const resources = mark?.image === undefined ? '<< >>' : `<< /XObject << /Mark ${mark.image} 0 R >> >>`
  const entries = `/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 ${decimal(width)} ${decimal(height)}] /Resources ${resources} /Filter /FlateDecode`
  return { form, objects: [{ number: form, value: streamObject(entries, deflateSync(Buffer.from(content, 'latin1'))) }, ...(mark?.objects ?? [])] }
}

interface DrawnOperators {
  readonly operators: readonly string[]
  readonly image?: number
  readonly objects?: readonly NewObject[]
}

async function markOperators(mark: SignatureMark, area: Area, scale: number, newNumber: () => number): Promise<DrawnOperators> {
  if (mark.kind === 'drawn') return drawing(mark, area, PEN * Math.min(1.4, Math.max(0.7, scale)))
  if (mark.kind === 'typed') return typed(mark.text, mark.face, area)
  const picture = imageObjects(Buffer.from(mark.png, 'base64'), newNumber)
  const { factor, x, y } = fitted({ left: 0, bottom: 0, right: picture.width, top: picture.height }, area)
  const matrix = [picture.width * factor, 0, 0, picture.height * factor, x, y].map(decimal).join(' ')
  return { operators: [`q ${matrix} cm /Mark Do Q`], image: picture.image, objects: picture.objects }
}

function drawing(mark: DrawnMark, area: Area, pen: number): DrawnOperators {
  const inner = { x: area.x + pen / 2, y: area.y + pen / 2, width: area.width - pen, height: area.height - pen }
  const { factor } = fitted(extentOfDrawing(mark), inner)
  const outline = outlineDrawing(mark, pen / factor)
  const place = fitted(outline.bounds, area)
  return { operators: [`${INK} rg`, pathOperators(outline.steps, place.x, place.y, place.factor), 'f'] }
}

/** Where a mark stands in the height it leaves free: 0 at the bottom, 1 at the top. */
const LIFT = 0.3
/** Short names would otherwise become as large as the field: the em is at most this share of the height. */
const LARGEST_EM = 1.05

async function typed(text: string, face: Typeface, area: Area): Promise<DrawnOperators> {
  const outline = await outlineText(text.trim(), face)
  const { factor, x, y } = fitted(outline.bounds, area, area.height * LARGEST_EM)
  return { operators: [`${INK} rg`, textOperators(outline, x, y, factor)] }
}

/** The scale and origin that put `bounds` into `area`: whole, in proportion, to the left and close to the rule below. */
function fitted(bounds: Bounds, area: Area, largest = Infinity): { readonly factor: number; readonly x: number; readonly y: number } {
  const [across, up] = [Math.max(bounds.right - bounds.left, 1e-6), Math.max(bounds.top - bounds.bottom, 1e-6)]
  const factor = Math.min(area.width / across, area.height / up, largest)
  return { factor, x: area.x - bounds.left * factor, y: area.y + (area.height - up * factor) * LIFT - bounds.bottom * factor }
}
