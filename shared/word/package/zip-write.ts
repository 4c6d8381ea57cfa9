import { deflateSync } from 'fflate'
import { crc32 } from './crc32.ts'
import { DEFLATED, STORED, type ZipEntry } from './zip-directory.ts'

/** 1 January 1980, as Word writes it: a part's time says nothing about anybody. */
const DATE = 0x21
const UTF_8_NAMES = 0x800

/** Bytes as a new entry, deflated where that helps. */
export function newEntry(name: string, bytes: Uint8Array): ZipEntry {
  const packed = deflateSync(bytes, { level: 6 })
  const smaller = packed.length < bytes.length
  return {
    name,
    rawName: Uint8Array.from(name, (character) => character.charCodeAt(0) & 255),
    madeBy: 20,
    flags: 0,
    method: smaller ? DEFLATED : STORED,
    time: 0,
    date: DATE,
    crc: crc32(bytes),
    size: bytes.length,
    internal: 0,
    external: 0,
    extra: new Uint8Array(),
    data: smaller ? packed : bytes,
  }
}

/** An entry that says what Word's say: nothing of time, system or program. */
export function untimed(entry: ZipEntry): ZipEntry {
  return { ...entry, madeBy: 20, time: 0, date: DATE, external: 0, extra: new Uint8Array() }
}

/** An archive of these entries, each with its compressed bytes as they are (PKWARE APPNOTE 4.3). */
export function writeArchive(entries: readonly ZipEntry[]): Uint8Array {
  const local = entries.map((each) => 30 + each.rawName.length + each.data.length)
  const central = entries.map((each) => 46 + each.rawName.length + each.extra.length)
  const directory = sum(local)
  const bytes = new Uint8Array(directory + sum(central) + 22)
  const view = new DataView(bytes.buffer)
  let at = 0
  let line = directory
  entries.forEach((entry, index) => {
    writeCommon(view, at + 4, entry)
    view.setUint32(at, 0x04034b50, true)
    bytes.set(entry.rawName, at + 30)
    bytes.set(entry.data, at + 30 + entry.rawName.length)
    writeLine(bytes, view, line, entry, at)
    at += local[index] ?? 0
    line += central[index] ?? 0
  })
  view.setUint32(line, 0x06054b50, true)
  view.setUint16(line + 8, entries.length, true)
  view.setUint16(line + 10, entries.length, true)
  view.setUint32(line + 12, line - directory, true)
  view.setUint32(line + 16, directory, true)
  return bytes
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

// From "version needed" to the name's length; sizes stand here and in no descriptor behind the data.
function writeCommon(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, entry.flags & (UTF_8_NAMES | 0x6), true)
  view.setUint16(at + 4, entry.method, true)
  view.setUint16(at + 6, entry.time, true)
  view.setUint16(at + 8, entry.date, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.data.length, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.rawName.length, true)
}

function writeLine(bytes: Uint8Array, view: DataView, at: number, entry: ZipEntry, local: number): void {
  view.setUint32(at, 0x02014b50, true)
  view.setUint16(at + 4, entry.madeBy, true)
  writeCommon(view, at + 6, entry)
  view.setUint16(at + 30, entry.extra.length, true)
  view.setUint16(at + 36, entry.internal, true)
  view.setUint32(at + 38, entry.external, true)
  view.setUint32(at + 42, local, true)
  bytes.set(entry.rawName, at + 46)
  bytes.set(entry.extra, at + 46 + entry.rawName.length)
}
