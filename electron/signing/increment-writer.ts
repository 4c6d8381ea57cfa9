import type { CrossReference } from './cross-reference.ts'
import { latin1 } from './pdf-syntax.ts'
import type { RawDictionary } from './pdf-syntax.ts'

/** An object an increment adds or replaces: the value's bytes, a stream with its keywords included. */
export interface WrittenObject {
  readonly number: number
  readonly generation: number
  readonly value: Uint8Array
}

/** A file with one more revision, and where in it each written object's value begins. */
export interface Increment {
  readonly bytes: Buffer
  readonly valueStarts: ReadonlyMap<number, number>
}

/** The trailer entries that belong to the document rather than to one revision; they are kept as they were. */
const KEPT_IN_TRAILER = ['Root', 'Info', 'ID'] as const

/**
 * Appends one revision (ISO 32000-2 §7.5.6) to `pdf`, whose bytes stay as they are: the objects, a cross-reference
 * section of the file's own kind, and a last line "%%EOF" with one newline after it.
 */
export function appendRevision(pdf: Uint8Array, crossReference: CrossReference, objects: readonly WrittenObject[]): Increment {
  const chunks: Uint8Array[] = [pdf]
  let length = pdf.length
  const add = (chunk: Uint8Array | string): void => {
    const octets = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk
    chunks.push(octets)
    length += octets.length
  }
  const last = pdf.at(-1)
  if (last !== 0x0a && last !== 0x0d) add('\n')

  const valueStarts = new Map<number, number>()
  const rows: Row[] = []
  for (const { number, generation, value } of objects) {
    rows.push({ number, generation, offset: length })
    add(`${number} ${generation} obj\n`)
    valueStarts.set(number, length)
    add(value)
    add('\nendobj\n')
  }

  const start = length
  if (crossReference.kind === 'stream') rows.push({ number: sizeAfter(crossReference, rows), generation: 0, offset: start })
  rows.sort((a, b) => a.number - b.number)
  const trailer = trailerEntries(crossReference, sizeAfter(crossReference, rows))
  add(crossReference.kind === 'table' ? table(rows, trailer) : stream(rows, trailer))
  add(`startxref\n${start}\n%%EOF\n`)
  return { bytes: Buffer.concat(chunks, length), valueStarts }
}

/** The bytes of a dictionary from its raw entries. */
export function dictionaryBytes(entries: RawDictionary): Buffer {
  const parts: Uint8Array[] = [Buffer.from('<<')]
  for (const [key, value] of entries) parts.push(Buffer.from(` ${nameText(key)} `, 'latin1'), value)
  return Buffer.concat([...parts, Buffer.from(' >>')])
}

/** A name as PDF writes it, with what is not plain escaped (§7.3.5). */
function nameText(name: string): string {
  return `/${name.replaceAll(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`)}`
}

interface Row {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

function sizeAfter(crossReference: CrossReference, rows: readonly Row[]): number {
  return rows.reduce((size, { number }) => Math.max(size, number + 1), crossReference.size)
}

function trailerEntries(crossReference: CrossReference, size: number): string {
  const kept = KEPT_IN_TRAILER.flatMap((key) => {
    const value = crossReference.trailer.get(key)
    return value === undefined ? [] : [`/${key} ${latin1(value)}`]
  })
  return [`/Size ${size}`, `/Prev ${crossReference.start}`, ...kept].join(' ')
}

/** Rows with consecutive numbers stand in one subsection. */
function subsections(rows: readonly Row[]): readonly (readonly Row[])[] {
  const sections: Row[][] = []
  for (const row of rows) {
    const current = sections.at(-1)
    if (current?.at(-1)?.number === row.number - 1) current.push(row)
    else sections.push([row])
  }
  return sections
}

/** §7.5.4: every row has exactly twenty octets. */
function table(rows: readonly Row[], trailer: string): string {
  const body = subsections(rows).map((section) => {
    const lines = section.map(({ offset, generation }) => `${pad(offset, 10)} ${pad(generation, 5)} n\r\n`)
    return `${section[0]?.number ?? 0} ${section.length}\n${lines.join('')}`
  })
  return `xref\n${body.join('')}trailer\n<< ${trailer} >>\n`
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** §7.5.8: one octet of type, five of offset, two of generation; not compressed, for there are only a few rows. */
function stream(rows: readonly Row[], trailer: string): Uint8Array {
  const data = Buffer.alloc(rows.length * 8)
  for (const [index, { offset, generation }] of rows.entries()) {
    data.writeUInt8(1, index * 8)
    data.writeUIntBE(offset, index * 8 + 1, 5)
    data.writeUIntBE(generation, index * 8 + 6, 2)
  }
  const own = rows.at(-1)?.number ?? 0
  const index = subsections(rows).map((section) => `${section[0]?.number ?? 0} ${section.length}`).join(' ')
  const heading = `${own} 0 obj\n<< /Type /XRef ${trailer} /W [1 5 2] /Index [${index}] /Length ${data.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(heading, 'latin1'), data, Buffer.from('\nendstream\nendobj\n', 'latin1')])
}
