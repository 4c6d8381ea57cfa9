import { WordFault } from '../fault.ts'
import { LIMITS } from './limits.ts'

/** An entry of a zip archive as its directory describes it (PKWARE APPNOTE 4.3.12), with the bytes it has in the file. */
export interface ZipEntry {
  readonly name: string
  readonly rawName: Uint8Array
  readonly madeBy: number
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly date: number
  readonly crc: number
  readonly size: number
  readonly internal: number
  readonly external: number
  readonly extra: Uint8Array
  /** The compressed bytes. */
  readonly data: Uint8Array
}

export const STORED = 0
export const DEFLATED = 8
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const UNKNOWN_32 = 0xffffffff

export function damagedArchive(why: string): WordFault {
  return new WordFault('word.damaged-archive', `The file is cut short or damaged (${why}). Ask for it again, or open it in Word and save a copy.`)
}

/** The entries of an archive in its directory's order, checked against the file but not yet inflated. Throws a fault. */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const { count, offset, size } = directoryPlace(view, end)
  if (offset + size > end) throw damagedArchive('its table of contents is missing')
  if (count > LIMITS.entries) throw tooLarge('holds more parts than any document has')
  const found: { entry: ZipEntry; from: number; to: number }[] = []
  let at = offset
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damagedArchive('its table of contents is damaged')
    const read = readEntry(bytes, view, at, offset)
    found.push(read)
    at = read.next
  }
  if (at !== offset + size) throw damagedArchive('its table of contents is damaged')
  refuseOverlaps(found)
  return found.map((each) => each.entry)
}

export function tooLarge(what: string): WordFault {
  return new WordFault('word.too-large', `The file ${what}, so it was not opened. Nothing of it was kept.`)
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  throw damagedArchive('its table of contents is missing')
}

function directoryPlace(view: DataView, end: number): { count: number; offset: number; size: number } {
  const [disk, start, here, count] = [4, 6, 8, 10].map((at) => view.getUint16(end + at, true))
  const place = { count: count ?? 0, size: view.getUint32(end + 12, true), offset: view.getUint32(end + 16, true) }
  const is64 = end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64
  if (!is64) {
    if (disk !== 0 || start !== 0 || here !== count) throw damagedArchive('it is one of several volumes')
    return place
  }
  const at = whole(view, end - 12)
  if (at + 56 > end || view.getUint32(at, true) !== END_64) throw damagedArchive('its table of contents is missing')
  return { count: whole(view, at + 32), size: whole(view, at + 40), offset: whole(view, at + 48) }
}

/** A 64-bit number; anything that large is beyond every limit anyway. */
function whole(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directory: number): { entry: ZipEntry; from: number; to: number; next: number } {
  const u16 = (offset: number) => view.getUint16(at + offset, true)
  const u32 = (offset: number) => view.getUint32(at + offset, true)
  const nameEnd = at + 46 + u16(28)
  const extraEnd = nameEnd + u16(30)
  const next = extraEnd + u16(32)
  if (next > bytes.length) throw damagedArchive('its table of contents is damaged')
  const rawName = bytes.subarray(at + 46, nameEnd)
  const extra = bytes.subarray(nameEnd, extraEnd)
  const { size, packed, offset } = sizes(extra, { size: u32(24), packed: u32(20), offset: u32(42) })
  const flags = u16(8)
  if ((flags & 1) === 1) throw new WordFault('word.encrypted', 'The file is protected with a password. Open it in Word, remove the password, and try again with the copy.')
  if (size > LIMITS.part) throw tooLarge('holds a part of more than 64 MB')
  const data = localData(bytes, view, offset, packed, rawName, u16(10), directory)
  const entry = {
    name: nameOf(rawName),
    rawName,
    madeBy: u16(4),
    flags,
    method: u16(10),
    time: u16(12),
    date: u16(14),
    crc: u32(16),
    size,
    internal: u16(36),
    external: u32(38),
    extra: without64(extra),
    data,
  }
  return { entry, from: offset, to: data.byteOffset - bytes.byteOffset + packed, next }
}

function localData(bytes: Uint8Array, view: DataView, at: number, packed: number, rawName: Uint8Array, method: number, directory: number): Uint8Array {
  if (at + 30 > directory || view.getUint32(at, true) !== LOCAL) throw damagedArchive('a part in it is missing')
  const nameEnd = at + 30 + view.getUint16(at + 26, true)
  const start = nameEnd + view.getUint16(at + 28, true)
  if (start + packed > directory) throw damagedArchive('a part in it is cut short')
  const name = bytes.subarray(at + 30, nameEnd)
  if (name.length !== rawName.length || name.some((byte, index) => byte !== rawName[index]) || view.getUint16(at + 8, true) !== method) {
    throw damagedArchive('it says one thing of a part in two places')
  }
  return bytes.subarray(start, start + packed)
}

/** Zip64 sizes, where the directory says so (APPNOTE 4.5.3). */
function sizes(extra: Uint8Array, given: { size: number; packed: number; offset: number }): { size: number; packed: number; offset: number } {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  const field = extraFields(extra).find((each) => each.id === 1)
  let at = field?.from ?? 0
  const next = (value: number): number => {
    if (value !== UNKNOWN_32) return value
    if (field === undefined || at + 8 > field.to) throw damagedArchive('a part in it has no size')
    at += 8
    return whole(view, at - 8)
  }
  return { size: next(given.size), packed: next(given.packed), offset: next(given.offset) }
}

function extraFields(extra: Uint8Array): { id: number; from: number; to: number }[] {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  const fields: { id: number; from: number; to: number }[] = []
  for (let at = 0; at + 4 <= extra.length; ) {
    const to = at + 4 + view.getUint16(at + 2, true)
    if (to > extra.length) break
    fields.push({ id: view.getUint16(at, true), from: at + 4, to })
    at = to
  }
  return fields
}

function without64(extra: Uint8Array): Uint8Array {
  const kept = extraFields(extra).filter((each) => each.id !== 1)
  return kept.length === 0 ? new Uint8Array() : Uint8Array.from(kept.flatMap((each) => [...extra.subarray(each.from - 4, each.to)]))
}

// Part names are ASCII (ECMA-376 Part 2, 6.2.2); what else stands in an archive keeps its bytes and is told apart by them.
function nameOf(raw: Uint8Array): string {
  return Array.from(raw, (byte) => String.fromCharCode(byte)).join('')
}

/** Two entries over the same bytes are how a small file becomes an endless one. */
function refuseOverlaps(found: readonly { from: number; to: number }[]): void {
  const ordered = [...found].sort((a, b) => a.from - b.from)
  ordered.forEach((each, index) => {
    if (each.from < (ordered[index - 1]?.to ?? 0)) throw damagedArchive('parts in it lie over one another')
  })
}
