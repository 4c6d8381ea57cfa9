import type { XmlElement } from '#shared/word/xml/tree.ts'

/** Marks of ranges by their position in the document: bookmarks, comments, moves. */
export class RangePoints {
  readonly #starts = new Map<number, XmlElement[]>()
  readonly #ends = new Map<number, XmlElement[]>()
  readonly #after = new Map<number, XmlElement[]>()

  start(pos: number, ...elements: readonly XmlElement[]): void {
    add(this.#starts, pos, elements)
  }

  end(pos: number, ...elements: readonly XmlElement[]): void {
    add(this.#ends, pos, elements)
  }

  /** What stands behind the paragraph that begins at a position. */
  afterParagraph(pos: number, ...elements: readonly XmlElement[]): void {
    add(this.#after, pos, elements)
  }

  at(pos: number): readonly XmlElement[] {
    return [...(this.#ends.get(pos) ?? []), ...(this.#starts.get(pos) ?? [])]
  }

  after(pos: number): readonly XmlElement[] {
    return this.#after.get(pos) ?? []
  }

  /** Whether anything stands within a paragraph or behind it. */
  any(from: number, to: number): boolean {
    for (let pos = from; pos <= to; pos += 1) if (this.#starts.has(pos) || this.#ends.has(pos)) return true
    return this.#after.has(from)
  }
}

function add(into: Map<number, XmlElement[]>, pos: number, elements: readonly XmlElement[]): void {
  into.set(pos, [...(into.get(pos) ?? []), ...elements])
}
