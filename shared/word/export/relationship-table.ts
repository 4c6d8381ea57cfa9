import { utf8ToBytes } from '@noble/hashes/utils.js'
import { children, attr, element, withChildren } from '#shared/word/xml/tree.ts'
import { relationshipKind, relationshipsOf, relationshipsPart, type Relationship } from '#shared/word/package/relationships.ts'
import { withPartRoot } from '#shared/word/package/part-xml.ts'
import { withPart, type WordPackage } from '#shared/word/package/package.ts'
import { noRelationships } from '#shared/word/export/new-package.ts'

/** The relationships of one part while it is written: those it had, and those it comes to need (ECMA-376 Part 2, 6.5). */
export class RelationshipTable {
  readonly #part: string
  readonly #byId: Map<string, Relationship>
  readonly #added: Relationship[] = []

  constructor(pkg: WordPackage, part: string) {
    this.#part = part
    this.#byId = new Map(relationshipsOf(pkg, part).map((relationship) => [relationship.id, relationship]))
  }

  /** The id of a relationship, made where there is none yet; `wanted` is taken where it is free. */
  idFor(type: string, target: string, external: boolean, wanted: string | null = null): string {
    const same = (each: Relationship | undefined): each is Relationship => each !== undefined && each.type === type && each.target === target && each.external === external
    const at = wanted === null ? undefined : this.#byId.get(wanted)
    if (same(at)) return at.id
    const known = Array.from(this.#byId.values()).find(same)
    if (known !== undefined) return known.id
    let id = wanted ?? ''
    for (let number = this.#byId.size + 1; id === '' || this.#byId.has(id); number += 1) id = `rId${number}`
    const made: Relationship = { id, type, target, external }
    this.#byId.set(id, made)
    this.#added.push(made)
    return id
  }

  /** The part a relationship of that kind leads to, the first where there are several; null without one. */
  related(kind: string): string | null {
    return Array.from(this.#byId.values()).find((each) => !each.external && relationshipKind(each) === kind)?.target ?? null
  }

  /** The package with the new relationships; the very same without any. */
  written(pkg: WordPackage): WordPackage {
    if (this.#added.length === 0) return pkg
    const holder = relationshipsPart(this.#part)
    const ready = pkg.parts.has(holder) ? pkg : withPart(pkg, holder, utf8ToBytes(noRelationships))
    return withPartRoot(ready, holder, 'rel:Relationships', (root) => {
      const known = new Set(children(root, 'rel:Relationship').map((each) => attr(each, 'Id')))
      const made = this.#added.filter(({ id }) => !known.has(id)).map(({ id, type, target, external }) =>
        element('rel:Relationship', { Id: id, Type: type, Target: external ? target : relativeTo(this.#part, target), TargetMode: external ? 'External' : null }),
      )
      return withChildren(root, [...root.children, ...made])
    })
  }
}

function relativeTo(part: string, target: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return target.startsWith(folder) ? target.slice(folder.length) : `/${target}`
}
