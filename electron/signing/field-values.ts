import { deflateSync } from 'node:zlib'
import { AppError } from '#shared/ipc/errors.ts'
import { unshowable, valueFont } from './font/value-font.ts'
import type { ValueFont } from './font/value-font.ts'
import { streamObject } from './image-mark.ts'
import { dictionaryBytes } from './increment-writer.ts'
import type { WrittenObject } from './increment-writer.ts'
import { decimal } from './path-operators.ts'
import type { PdfRevision } from './pdf-revision.ts'
import { entryDictionary } from './pdf-revision.ts'
import type { FormEntry } from './signature-field.ts'
import { textString } from './signature-dictionary.ts'

/** What one of the signer's own fields says once they sign; a checkbox says the name of its state, or nothing when it is not ticked. */
export interface FieldValue {
  readonly field: string
  readonly value: string
}

const INK = '0.078 0.129 0.29 rg'
/** Sizes in points, and the room left around a text and between its lines. */
const SIZE = { largest: 10.5, least: 3, step: 0.25, side: 2, lead: 1.2, descent: 0.24 } as const

/**
 * The objects that fill in fields: each its value and an appearance that shows exactly that value (ISO 32000-2, 12.7.4.3 and 12.7.5.2.3).
 * All of an increment share one font of just the letters they need. Empty values leave their field as it is.
 *
 * Throws AppError 'signing.value-not-for-field', 'signing.value-unshowable', 'signing.value-does-not-fit'.
 */
export async function filledFields(revision: PdfRevision, filled: readonly { readonly field: FormEntry; readonly value: string }[], newNumber: () => number): Promise<readonly WrittenObject[]> {
  const wanted = filled.map(({ field, value }) => ({ field, value: value.normalize('NFC') })).filter(({ value }) => value !== '')
  const texts = wanted.filter(({ field }) => field.type !== 'Btn')
  for (const { field, value } of texts) await requireShowable(field.name, value)
  const font = texts.length === 0 ? undefined : await valueFont(texts.map(({ value }) => value), newNumber)
  const objects: WrittenObject[] = (font?.objects ?? []).map((object) => ({ ...object, generation: 0 }))
  for (const { field, value } of wanted) {
    const entries = new Map(field.dictionary)
    if (field.type === 'Btn') {
      const state = Buffer.from(stateOf(revision, field, value), 'latin1')
      entries.set('V', state)
      entries.set('AS', state)
    } else if (font !== undefined) {
      const form = newNumber()
      objects.push({ number: form, generation: 0, value: textAppearance(field, value, font) })
      entries.set('V', Buffer.from(textString(value), 'latin1'))
      entries.set('AP', Buffer.from(`<< /N ${form} 0 R >>`))
    }
    objects.push({ number: field.object, generation: revision.generation(field.object), value: dictionaryBytes(entries) })
  }
  return objects
}

async function requireShowable(name: string, value: string): Promise<void> {
  const missing = await unshowable(value)
  if (missing.length === 0) return
  throw new AppError('signing.value-unshowable', `What was filled into “${name}” has letters that cannot be shown (${missing.slice(0, 8).join(' ')}). Nothing was signed; write it in other letters.`)
}

/** A state the checkbox was prepared with, as a name; its appearances stay as they were. */
function stateOf(revision: PdfRevision, field: FormEntry, value: string): string {
  const appearances = entryDictionary(revision, field.dictionary, 'AP')
  const states = appearances && entryDictionary(revision, appearances, 'N')
  if (value === 'Off' || !/^[A-Za-z0-9]+$/.test(value) || states?.has(value) !== true) {
    throw new AppError('signing.value-not-for-field', `The box “${field.name}” cannot say “${value}”. Nothing was signed.`)
  }
  return `/${value}`
}

function textAppearance({ name, width, height }: FormEntry, value: string, font: ValueFont): Uint8Array {
  const { lines, size } = set(name, value, font, width - 2 * SIZE.side, height)
  const block = lines.length * size * SIZE.lead
  const top = (height + block) / 2 - size * (SIZE.lead - SIZE.descent)
  const shown = lines.map((line, at) => `1 0 0 1 ${SIZE.side} ${decimal(top - at * size * SIZE.lead)} Tm ${font.shown(line)} Tj`)
  const content = ['/Tx BMC', 'q', 'BT', INK, `/V ${decimal(size)} Tf`, ...shown, 'ET', 'Q', 'EMC'].join('\n')
  const entries = `/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 ${decimal(width)} ${decimal(height)}] /Resources << /Font << /V ${font.font} 0 R >> >> /Filter /FlateDecode`
  return streamObject(entries, deflateSync(Buffer.from(content, 'latin1')))
}

/** The largest setting that shows the whole value inside the field. */
function set(name: string, value: string, font: ValueFont, width: number, height: number): { readonly lines: readonly string[]; readonly size: number } {
  for (let size = Math.min(SIZE.largest, height / SIZE.lead); size >= SIZE.least; size -= SIZE.step) {
    const lines = broken(value, (text) => font.width(text) * size <= width)
    if (lines !== undefined && lines.length * size * SIZE.lead <= height + 0.01) return { lines, size }
  }
  throw new AppError('signing.value-does-not-fit', `What was filled into “${name}” does not fit there, even in small letters. Nothing was signed; write less.`)
}

/** Lines broken at spaces; nothing when a word is too long for a line. */
function broken(value: string, fits: (text: string) => boolean): readonly string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const word of value.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) line = longer
    else if (line !== '' && fits(word)) {
      lines.push(line)
      line = word
    } else return undefined
  }
  return [...lines, line]
}
