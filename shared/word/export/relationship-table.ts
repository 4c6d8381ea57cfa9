import type { WordPackage } from '#shared/word/package/package.ts'
import { relationshipKind, relationshipsOf, withRelationships, type Relationship } from '#shared/word/package/relationships.ts'

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
    const known = new Set(relationshipsOf(pkg, this.#part).map(({ id }) => id))
    return withRelationships(pkg, this.#part, this.#added.filter(({ id }) => !known.has(id)))
  }
}
