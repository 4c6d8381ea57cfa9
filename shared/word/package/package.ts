import type { Result } from '#shared/lib/result.ts'
import { guarded, WordFault } from '../fault.ts'
import type { WordRefusal } from '../refusals.ts'
import { inflated, verify } from './inflate.ts'
import { LIMITS } from './limits.ts'
import { MarkupWeight } from './markup-weight.ts'
import { looksLikeArchive, notAnArchive } from './recognise.ts'
import { damagedArchive, readDirectory, tooLarge, type ZipEntry } from './zip-directory.ts'
import { newEntry, untimed, writeArchive } from './zip-write.ts'

/** A part of a package (ECMA-376 Part 2, 6). */
export interface PackagePart {
  /** As in the archive, without leading slash: 'word/document.xml'. */
  readonly name: string
  /** The part's bytes; not to be written to. */
  read(): Uint8Array
}

/** A Word file as parts by name. Never changed in place. */
export interface WordPackage {
  readonly parts: ReadonlyMap<string, PackagePart>
  /** What the archive held when it was read, folders included, in its order. */
  readonly archive: readonly ZipEntry[]
}

class ReadPart implements PackagePart {
  readonly name: string
  readonly entry: ZipEntry
  readonly kept: Uint8Array | null

  constructor(entry: ZipEntry, kept: Uint8Array | null) {
    this.name = entry.name
    this.entry = entry
    this.kept = kept
  }

  read(): Uint8Array {
    return this.kept ?? inflated(this.entry)
  }
}

class NewPart implements PackagePart {
  readonly name: string
  readonly #bytes: Uint8Array

  constructor(name: string, bytes: Uint8Array) {
    this.name = name
    this.#bytes = bytes
  }

  read(): Uint8Array {
    return this.#bytes
  }
}

/** An empty package, to be filled with `withPart`. */
export const EMPTY_PACKAGE: WordPackage = { parts: new Map(), archive: [] }

/**
 * Opens the archive and checks every entry (size, CRC-32, name), so that reading a part later cannot fail. Nothing is followed or
 * executed. Refusals: word.not-a-package, word.legacy-format, word.encrypted, word.damaged-archive, word.duplicate-part,
 * word.unsafe-name, word.too-large.
 */
export function readArchive(bytes: Uint8Array): Result<WordPackage, WordRefusal> {
  return guarded(() => {
    if (!looksLikeArchive(bytes)) throw notAnArchive(bytes)
    if (bytes.length > LIMITS.file) throw tooLarge('is larger than 256 MB')
    const archive = readDirectory(bytes)
    checkNames(archive)
    checkWeight(archive, bytes.length)
    const parts = new Map<string, PackagePart>()
    const markup = new MarkupWeight()
    for (const entry of archive) {
      if (isFolder(entry)) continue
      const kept = isXml(entry.name) ? inflated(entry) : null
      if (kept === null) verify(entry)
      else markup.add(kept)
      parts.set(entry.name, new ReadPart(entry, kept))
    }
    return { parts, archive }
  })
}

function isFolder(entry: ZipEntry): boolean {
  return entry.name.endsWith('/') && entry.size === 0
}

function isXml(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name)
}

function checkNames(archive: readonly ZipEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of archive) {
    if (!isSafeName(name)) throw new WordFault('word.unsafe-name', 'The file holds a part whose name points outside the file, as no Word document does. It was not opened.')
    // Names that differ only in case are the same part (ECMA-376 Part 2, 6.2.2.3).
    const same = name.toLowerCase()
    if (seen.has(same)) throw new WordFault('word.duplicate-part', 'The file holds one part twice, so it cannot be said which of them counts. It was not opened.')
    seen.add(same)
  }
}

/** Whether a part may have that name: relative, with forward slashes, pointing nowhere else. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.startsWith('/') || /[\\:]|%2f|%5c/i.test(name)) return false
  // oxlint-disable-next-line no-control-regex -- a control character in a name is one of the tricks
  if (/[\u0000-\u001f\u007f]/.test(name)) return false
  return name.replace(/\/$/, '').split('/').every((segment) => segment !== '' && !/^(?:\.|%2e)+$/i.test(segment))
}

function checkWeight(archive: readonly ZipEntry[], fileSize: number): void {
  const total = archive.reduce((sum, each) => sum + each.size, 0)
  const xml = archive.reduce((sum, each) => sum + (isXml(each.name) ? each.size : 0), 0)
  if (total > LIMITS.total) throw tooLarge('holds more than 256 MB when unpacked')
  if (xml > LIMITS.xml) throw tooLarge('holds more than 32 MB of text when unpacked')
  if (total > LIMITS.guarded && total > fileSize * LIMITS.ratio) throw tooLarge(`grows more than ${LIMITS.ratio} times when unpacked, as bombs do and documents do not`)
}

/** The bytes of a package. An entry that was not changed keeps its compressed bytes, its place and what the archive says of it. */
export function writePackage(pkg: WordPackage): Uint8Array {
  const kept = pkg.archive.flatMap((entry) => {
    if (isFolder(entry)) return [entry]
    const part = pkg.parts.get(entry.name)
    return part === undefined ? [] : [entryOf(part)]
  })
  const had = new Set(pkg.archive.map((entry) => entry.name))
  const added = [...pkg.parts.values()].filter((part) => !had.has(part.name)).map(entryOf)
  return writeArchive([...kept, ...added])
}

function entryOf(part: PackagePart): ZipEntry {
  return part instanceof ReadPart ? part.entry : newEntry(part.name, part.read())
}

/** The package with nothing in its archive of when, by what and on what system its parts were packed. Their packed bytes stay as they are. */
export function withoutEntryTimes(pkg: WordPackage): WordPackage {
  const parts = new Map([...pkg.parts].map(([name, part]) => [name, part instanceof ReadPart ? new ReadPart(untimed(part.entry), part.kept) : part]))
  return { parts, archive: pkg.archive.map(untimed) }
}

/** The package with a part's bytes set; the same object when they are what they were. */
export function withPart(pkg: WordPackage, name: string, bytes: Uint8Array): WordPackage {
  const before = pkg.parts.get(name)
  if (before !== undefined && sameBytes(before.read(), bytes)) return pkg
  if (!isSafeName(name)) throw damagedArchive(`${name} is no name for a part`)
  return { ...pkg, parts: new Map(pkg.parts).set(name, new NewPart(name, bytes)) }
}

/** The package without a part. What points at it (relationships, content types) stays: see `withoutRelationship`, `withoutContentType`. */
export function withoutPart(pkg: WordPackage, name: string): WordPackage {
  if (!pkg.parts.has(name)) return pkg
  const parts = new Map(pkg.parts)
  parts.delete(name)
  return { ...pkg, parts }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
