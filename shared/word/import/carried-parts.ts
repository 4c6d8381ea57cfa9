import type { CarriedPart } from '#shared/document/opaque.ts'
import { sha256OfBytes, type Sha256 } from '#shared/lib/hash.ts'
import { contentTypeOf } from '#shared/word/package/content-types.ts'
import { relationshipsOf, type Relationship } from '#shared/word/package/relationships.ts'
import type { WordPackage } from '#shared/word/package/package.ts'
import { descendants, isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

export interface Media {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** The parts beside the main one that the document, or a piece of it, refers to; each is kept once. */
export class CarriedParts {
  readonly #pkg: WordPackage
  readonly #byId: ReadonlyMap<string, Relationship>
  readonly #hashes = new Map<string, Sha256>()
  readonly media = new Map<Sha256, Media>()

  constructor(pkg: WordPackage, mainPart: string) {
    this.#pkg = pkg
    this.#byId = new Map(relationshipsOf(pkg, mainPart).map((relationship) => [relationship.id, relationship]))
  }

  relationship(id: string): Relationship | null {
    return this.#byId.get(id) ?? null
  }

  get relationships(): readonly Relationship[] {
    return Array.from(this.#byId.values())
  }

  /** The bytes of a part of the file by the id of its relationship; null where there is none. */
  bytesOf(id: string): Uint8Array | null {
    const found = this.#byId.get(id)
    return found === undefined || found.external ? null : (this.#pkg.parts.get(found.target)?.read() ?? null)
  }

  /** Keeps bytes among the media and gives their hash. */
  keep(bytes: Uint8Array, mediaType: string): Sha256 {
    const hash = sha256OfBytes(bytes)
    if (!this.media.has(hash)) this.media.set(hash, { bytes, mediaType })
    return hash
  }

  /** The parts some XML names, and those they name. */
  namedIn(nodes: readonly XmlNode[]): CarriedPart[] {
    const ids = new Set<string>()
    const look = ({ attributes }: XmlElement): void => {
      for (const { name, value } of attributes) if ((name.startsWith('r:') || name === 'o:relid') && this.#byId.has(value)) ids.add(value)
    }
    for (const node of nodes) {
      if (!isElement(node)) continue
      look(node)
      for (const inner of descendants(node)) look(inner)
    }
    return ids.size === 0 ? [] : this.carried(Array.from(ids).flatMap((id) => this.#byId.get(id) ?? []))
  }

  /** Parts with everything they refer to in turn. */
  carried(relationships: readonly Relationship[]): CarriedPart[] {
    const parts: CarriedPart[] = []
    const visited = new Set<string>()
    const visit = (relationship: Relationship, from: string | null): void => {
      const { id, type, target, external } = relationship
      const part = external ? undefined : this.#pkg.parts.get(target)
      if (!external && part === undefined) return
      const own = from === null ? {} : { from }
      parts.push({ rel: id, type, name: target, contentType: external ? '' : (contentTypeOf(this.#pkg, target) ?? ''), blob: part === undefined ? null : this.#hashOf(target, part.read()), ...own })
      if (part === undefined || visited.has(target)) return
      visited.add(target)
      for (const further of relationshipsOf(this.#pkg, target)) visit(further, target)
    }
    for (const relationship of relationships) visit(relationship, null)
    return parts
  }

  #hashOf(name: string, bytes: Uint8Array): Sha256 {
    const known = this.#hashes.get(name)
    if (known !== undefined) return known
    const hash = this.keep(bytes, contentTypeOf(this.#pkg, name) ?? 'application/octet-stream')
    this.#hashes.set(name, hash)
    return hash
  }
}
