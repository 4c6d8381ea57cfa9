import type { Mark } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import type { ChangeStamp } from '#shared/document/tracking.ts'
import type { Instant } from '#shared/lib/ids.ts'
import type { Survey } from '#shared/word/import/survey.ts'
import { attr, type XmlElement } from '#shared/word/xml/tree.ts'

/** The moment of a revision that has no date: Word may leave it away (ECMA-376 Part 1, 17.13.4.5), and none is written back for it. */
export const undated: Instant = '1970-01-01T00:00:00.000Z'

/** A date of Word's, which says Z and means the author's own clock, as an instant of the same figures. */
export function instantOf(raw: string | null): Instant {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec((raw ?? '').trim())
  const moment = match === null ? Number.NaN : Date.parse(`${match[1] ?? ''}${match[2] ?? 'Z'}`)
  return Number.isNaN(moment) ? undated : new Date(moment).toISOString()
}

const longestAuthor = 500

/** Gives the revisions of a file their stamps: ids by their order, a group for all that one author did at one moment, moves by their names. */
export class Stamps {
  #count = 0
  readonly #groups = new Map<string, string>()
  readonly #instants = new Map<string | null, Instant>()
  readonly #moves: ReadonlyMap<string, string>
  /** The group that everything of one author and moment takes inside a row that came or went as a whole. */
  #within: { readonly key: string; readonly group: string } | null = null

  constructor(moves: ReadonlyMap<string, string>) {
    this.#moves = moves
  }

  static keyOf(revision: XmlElement): string {
    return `${attr(revision, 'w:author') ?? ''}\n${attr(revision, 'w:date') ?? ''}`
  }

  /** A group of its own, for a row or a column: it is decided by itself. */
  ownGroup(): string {
    this.#count += 1
    return `word-${this.#count}`
  }

  /** The stamp of a revision (17.13.5). */
  stamp(revision: XmlElement, move: string | null = null, group: string | null = null): ChangeStamp {
    this.#count += 1
    const key = Stamps.keyOf(revision)
    const own = group ?? (this.#within?.key === key ? this.#within.group : (this.#groups.get(key) ?? `word-group-${this.#groups.size + 1}`))
    if (group === null && this.#within?.key !== key) this.#groups.set(key, own)
    return {
      id: `word-${this.#count}`,
      group: own,
      author: (attr(revision, 'w:author') ?? '').slice(0, longestAuthor).toWellFormed(),
      person: null,
      at: this.#instantOf(attr(revision, 'w:date')),
      move,
    }
  }

  #instantOf(raw: string | null): Instant {
    const known = this.#instants.get(raw) ?? instantOf(raw)
    this.#instants.set(raw, known)
    return known
  }

  mark(kind: 'insertion' | 'deletion', revision: XmlElement, move: string | null = null): Mark {
    return schema.marks[kind].create({ ...this.stamp(revision, move) })
  }

  /** The id that both places of a move share; null where only one of them is in the text. */
  moveOf(name: string | null): string | null {
    return name === null ? null : (this.#moves.get(name) ?? null)
  }

  /** Reads what lies in a row that came or went: changes of the same author and moment are part of that one. */
  inside<T>(revision: XmlElement | null, group: string, read: () => T): T {
    const before = this.#within
    if (revision !== null) this.#within = { key: Stamps.keyOf(revision), group }
    const made = read()
    this.#within = before
    return made
  }
}

/** The ids of the moves whose two places are both in the text (17.13.5.22 to 28), by their names. */
export function pairedMoves({ movedFrom, movedTo }: Survey): ReadonlyMap<string, string> {
  const paired = Array.from(movedFrom).filter((name) => movedTo.has(name))
  return new Map(paired.map((name, index) => [name, `word-move-${index + 1}`]))
}
