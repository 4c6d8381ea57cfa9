import type { CarriedPart } from '#shared/document/opaque.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { Media } from '#shared/word/import/carried-parts.ts'
import type { ExportReport } from '#shared/word/export/export-report.ts'
import { RelationshipTable } from '#shared/word/export/relationship-table.ts'
import type { AnnotationIds } from '#shared/word/export/revisions.ts'
import { withContentType, withDefaultContentType, contentTypeOf } from '#shared/word/package/content-types.ts'
import { withPart, type WordPackage } from '#shared/word/package/package.ts'
import { relationshipType } from '#shared/word/package/relationships.ts'
import { attr, isElement, withAttribute, withChildren, type XmlNode } from '#shared/word/xml/tree.ts'

const extensions: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/gif': 'gif', 'image/webp': 'webp' }

/** The package that is written, and everything beside the text that the text comes to need. */
export class ExportTarget {
  pkg: WordPackage
  readonly mainPart: string
  readonly media: ReadonlyMap<Sha256, Media>
  readonly report: ExportReport
  readonly ids: AnnotationIds
  readonly #relationships: RelationshipTable
  readonly #nested = new Map<string, RelationshipTable>()
  /** The part in which each carried part's bytes stand. */
  readonly #carried = new Map<string, string>()
  readonly #images = new Map<string, string>()
  #drawings = 0

  constructor(pkg: WordPackage, mainPart: string, media: ReadonlyMap<Sha256, Media>, report: ExportReport, ids: AnnotationIds) {
    this.pkg = pkg
    this.mainPart = mainPart
    this.media = media
    this.report = report
    this.ids = ids
    this.#relationships = new RelationshipTable(pkg, mainPart)
  }

  /** The relationship of a part, the text's own by default, to an address outside the file; or of the text to another part. */
  relationship(kind: string, target: string, outsideFrom: string | null = null): string {
    const table = outsideFrom === null || outsideFrom === this.mainPart ? this.#relationships : this.#tableOf(outsideFrom)
    return table.idFor(relationshipType(kind), target, outsideFrom !== null)
  }

  /** The part of the text that a relationship of that kind leads to, or null. */
  related(kind: string): string | null {
    return this.#relationships.related(kind)
  }

  /** An id for a drawing that no other in the text has (17.15.1, docPr). */
  drawingId(): string {
    this.#drawings += 1
    return String(this.#drawings + 20_000)
  }

  /** The relationship of an image's part, which is made the first time; null, and counted, where its bytes are missing. */
  image(blob: Sha256, mediaType: string): string | null {
    const known = this.#images.get(blob)
    if (known !== undefined) return known
    const kept = this.media.get(blob)
    if (kept === undefined) {
      this.report.add('part whose bytes are missing')
      return null
    }
    const extension = extensions[mediaType] ?? 'bin'
    const name = this.#place(`word/media/image-${blob.slice(0, 12)}.${extension}`, kept.bytes)
    this.pkg = withDefaultContentType(this.pkg, extension, mediaType)
    const id = this.relationship('image', name)
    this.#images.set(blob, id)
    return id
  }

  /** Sets a part of the file with its media type and its relationship to the text. */
  part(name: string, bytes: Uint8Array, contentType: string, kind: string, type = relationshipType(kind)): void {
    this.pkg = withContentType(withPart(this.pkg, name, bytes), name, contentType)
    this.#relationships.idFor(type, name, false)
  }

  /** A name for bytes: the wanted one where it is free or holds the same. */
  #place(wanted: string, bytes: Uint8Array): string {
    const dot = wanted.lastIndexOf('.')
    const [stem, extension] = dot > wanted.lastIndexOf('/') ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, '']
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wanted : `${stem}-${number}${extension}`
      const there = this.pkg.parts.get(name)?.read()
      if (there === undefined) {
        this.pkg = withPart(this.pkg, name, bytes)
        return name
      }
      if (there.length === bytes.length && there.every((byte, index) => byte === bytes[index])) return name
    }
  }

  /** Puts carried parts into the package and gives the relationship ids they now have, by those in their XML. */
  carry(parts: readonly CarriedPart[]): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>()
    const names = new Map<string, string>()
    for (const part of parts) {
      const isOutside = part.blob === null
      const name = isOutside ? part.name : this.#carriedPart(part)
      if (name === null) continue
      if (!isOutside) names.set(part.name, name)
      const from = part.from === undefined ? undefined : (names.get(part.from) ?? part.from)
      const table = from === undefined ? this.#relationships : this.#tableOf(from)
      const id = table.idFor(part.type, name, isOutside, part.rel)
      if (from === undefined && id !== part.rel) renamed.set(part.rel, id)
    }
    return renamed
  }

  #tableOf(part: string): RelationshipTable {
    const known = this.#nested.get(part) ?? new RelationshipTable(this.pkg, part)
    this.#nested.set(part, known)
    return known
  }

  #carriedPart({ name, blob, contentType }: CarriedPart): string | null {
    const key = `${name} ${blob ?? ''}`
    const known = this.#carried.get(key)
    if (known !== undefined) return known
    const kept = blob === null ? undefined : this.media.get(blob)
    if (kept === undefined) {
      this.report.add('part whose bytes are missing')
      return null
    }
    const placed = this.#place(name, kept.bytes)
    if (contentType !== '' && contentTypeOf(this.pkg, placed) !== contentType) this.pkg = withContentType(this.pkg, placed, contentType)
    this.#carried.set(key, placed)
    return placed
  }

  /** The package with every relationship that was made. */
  finished(): WordPackage {
    let pkg = this.#relationships.written(this.pkg)
    for (const table of this.#nested.values()) pkg = table.written(pkg)
    return pkg
  }
}

/** The nodes with other relationship ids. */
export function withRelationships(nodes: readonly XmlNode[], renamed: ReadonlyMap<string, string>): readonly XmlNode[] {
  if (renamed.size === 0) return nodes
  return nodes.map((node) => {
    if (!isElement(node)) return node
    let changed = withChildren(node, withRelationships(node.children, renamed))
    for (const { name, value } of node.attributes) {
      const id = name.startsWith('r:') || name === 'o:relid' ? renamed.get(value) : undefined
      if (id !== undefined && attr(changed, name) === value) changed = withAttribute(changed, name, id)
    }
    return changed
  })
}
