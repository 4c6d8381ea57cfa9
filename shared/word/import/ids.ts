import { attr, type XmlElement } from '#shared/word/xml/tree.ts'

/**
 * Ids of blocks, the same for the same bytes: Word's own paragraph id where it is one paragraph's alone (it lasts over edits and versions),
 * else the place in the file.
 */
export class BlockIds {
  readonly #given = new Map<XmlElement, string>()
  readonly #taken = new Set<string>()
  #count = 0

  constructor(paragraphs: readonly XmlElement[]) {
    const seen = new Map<string, XmlElement | null>()
    for (const paragraph of paragraphs) {
      const id = attr(paragraph, 'w14:paraId')
      if (id === null || !/^[0-9A-Fa-f]{8}$/.test(id)) continue
      const own = `word-${id.toUpperCase()}`
      seen.set(own, seen.has(own) ? null : paragraph)
    }
    for (const [id, paragraph] of seen) {
      if (paragraph === null) continue
      this.#given.set(paragraph, id)
      this.#taken.add(id)
    }
  }

  /** An id that the file says a block has, unless another block has it already. */
  own(element: XmlElement, id: string | null): string {
    if (id === null || id === '' || this.#taken.has(id) || this.#given.has(element)) return this.of(element)
    this.#taken.add(id)
    this.#given.set(element, id)
    return id
  }

  /** The id of a paragraph, table or opaque block. */
  of(element: XmlElement): string {
    const known = this.#given.get(element)
    if (known !== undefined) return known
    let id = ''
    do {
      this.#count += 1
      id = `word-at-${this.#count}`
    } while (this.#taken.has(id))
    this.#taken.add(id)
    this.#given.set(element, id)
    return id
  }
}
