import { Inflate, inflateSync } from 'fflate'
import { WordFault } from '../fault.ts'
import { crc32 } from './crc32.ts'
import { damagedArchive, DEFLATED, STORED, type ZipEntry } from './zip-directory.ts'

// A deflated byte stands for 1,032 at most, so no step makes more than 17 MB, whatever the entry claims of itself.
const STEP = 16 * 1024
// Up to here unpacking is over in a moment even where the entry lies.
const AT_ONCE = 256 * 1024

/** The bytes of an entry, checked against its size and CRC-32. Throws a fault. */
export function inflated(entry: ZipEntry): Uint8Array {
  if (entry.method === STORED) {
    checkSums(entry, entry.data.length, crc32(entry.data))
    return entry.data
  }
  if (entry.data.length <= AT_ONCE) return inflatedAtOnce(entry)
  const out = new Uint8Array(entry.size)
  inflate(entry, (chunk, at) => out.set(chunk, at))
  return out
}

/** Checks an entry without keeping its bytes. Throws a fault. */
export function verify(entry: ZipEntry): void {
  if (entry.method === STORED) checkSums(entry, entry.data.length, crc32(entry.data))
  else if (entry.data.length <= AT_ONCE) inflatedAtOnce(entry)
  else inflate(entry, () => undefined)
}

/** One byte more than it says shows that an entry holds more. */
function inflatedAtOnce(entry: ZipEntry): Uint8Array {
  checkMethod(entry)
  const out = unpacking(() => inflateSync(entry.data, { out: new Uint8Array(entry.size + 1) }))
  checkSums(entry, out.length, crc32(out))
  return out
}

function inflate(entry: ZipEntry, take: (chunk: Uint8Array, at: number) => void): void {
  checkMethod(entry)
  let at = 0
  let crc = 0
  const stream = new Inflate((chunk) => {
    if (at + chunk.length > entry.size) throw damagedArchive('a part in it is larger than it says')
    take(chunk, at)
    at += chunk.length
    crc = crc32(chunk, crc)
  })
  unpacking(() => {
    const { data } = entry
    for (let from = 0; from < data.length; from += STEP) stream.push(data.subarray(from, from + STEP), from + STEP >= data.length)
  })
  checkSums(entry, at, crc)
}

function checkMethod(entry: ZipEntry): void {
  if (entry.method !== DEFLATED) throw damagedArchive('a part in it is packed in a way Word files are not')
}

// fflate throws plain errors, and RangeError or TypeError where damage sends it out of its tables.
function unpacking<T>(unpack: () => T): T {
  try {
    return unpack()
  } catch (fault) {
    throw fault instanceof WordFault ? fault : damagedArchive('a part in it cannot be unpacked')
  }
}

function checkSums(entry: ZipEntry, size: number, crc: number): void {
  if (size !== entry.size || crc !== entry.crc) throw damagedArchive('a part in it is not what it was when it was packed')
}
