import { accepted, type Result } from '#shared/lib/result.ts'
import { WordFault } from '../fault.ts'
import type { WordRefusal } from '../refusals.ts'
import { parseXml } from '../xml/parse.ts'
import { serializeXml } from '../xml/serialize.ts'
import { element, withRoot, xmlDocument, type XmlDocument, type XmlElement } from '../xml/tree.ts'
import { withPart, type PackagePart, type WordPackage } from './package.ts'

const parsed = new WeakMap<PackagePart, Result<XmlDocument, WordRefusal>>()

/** A part's XML, read once; null when there is no such part. */
export function partXml(pkg: WordPackage, name: string): Result<XmlDocument | null, WordRefusal> {
  const part = pkg.parts.get(name)
  if (part === undefined) return accepted(null)
  const known = parsed.get(part)
  if (known !== undefined) return known
  const read = parseXml(part.read())
  parsed.set(part, read)
  return read
}

/** The package with a part's XML set; the same object when the bytes are what they were. */
export function withPartXml(pkg: WordPackage, name: string, document: XmlDocument): WordPackage {
  const before = pkg.parts.get(name)
  const known = before === undefined ? undefined : parsed.get(before)
  if (known?.ok === true && known.value === document) return pkg
  return withPart(pkg, name, serializeXml(document))
}

/** The XML of a part; an empty root of that name where there is none. Throws a fault where it cannot be read: see `guarded`. */
export function checkedXml(pkg: WordPackage, name: string, rootName: string): XmlDocument {
  const read = partXml(pkg, name)
  if (!read.ok) throw new WordFault(read.refusal.code, read.refusal.message)
  return read.value ?? xmlDocument(element(rootName))
}

/** The package with the root of a part changed. */
export function withPartRoot(pkg: WordPackage, name: string, rootName: string, change: (root: XmlElement) => XmlElement): WordPackage {
  const before = checkedXml(pkg, name, rootName)
  return withPartXml(pkg, name, withRoot(before, change(before.root)))
}
