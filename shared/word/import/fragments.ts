import type { Mark } from 'prosemirror-model'
import { fragmentText } from '#shared/word/xml/fragment.ts'
import type { ParagraphProperties } from '#shared/word/import/paragraph-properties.ts'
import { isIntact } from '#shared/word/xml/serialize.ts'
import type { XmlElement } from '#shared/word/xml/tree.ts'

/** Canonical texts of elements. A file says the same properties thousands of times: each wording of one scope is written once. */
export class Fragments {
  readonly #known = new WeakMap<object, Map<string, string>>()
  /** The formatting that run properties are, by their element: the parser gives the same wording as the same element. */
  readonly formats = new Map<XmlElement, readonly Mark[]>()
  /** What paragraph properties are but for their numbering, by their element; `counted` where they have one. */
  readonly paragraphs = new Map<XmlElement, Omit<ParagraphProperties, 'numbering'> & { readonly counted: boolean }>()

  text(elements: readonly XmlElement[]): string {
    let text = ''
    for (const each of elements) text += this.#one(each)
    return text
  }

  #one(each: XmlElement): string {
    if (!isIntact(each)) return fragmentText([each])
    const { tag, start, end } = each.source
    const known = this.#known.get(tag.outer) ?? new Map<string, string>()
    this.#known.set(tag.outer, known)
    const written = tag.text.slice(start, end)
    const found = known.get(written) ?? fragmentText([each])
    known.set(written, found)
    return found
  }
}
