import { attr, children, descendants, element, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** Writes footnotes into their part: those the file has keep their place, new ones are added (ECMA-376 Part 1, 17.11.15). */
export class NotesWriter {
  readonly #root: XmlElement | null
  readonly #made: XmlElement[] = []
  #last: number

  constructor(root: XmlElement | null) {
    this.#root = root
    this.#last = root === null ? 0 : children(root, 'w:footnote').reduce((most, note) => Math.max(most, Number(attr(note, 'w:id') ?? 0) || 0), 0)
  }

  has(id: string): boolean {
    return this.#root !== null && children(this.#root, 'w:footnote').some((note) => attr(note, 'w:id') === id)
  }

  /** Adds a note and gives its id. `mark` is the run that shows its number in the note itself. */
  add(paragraphProperties: XmlElement | null, mark: XmlElement, content: readonly XmlNode[]): string {
    const id = String((this.#last += 1))
    const paragraph = element('w:p', [], [...(paragraphProperties === null ? [] : [paragraphProperties]), mark, ...content])
    this.#made.push(element('w:footnote', { 'w:id': id }, [paragraph]))
    return id
  }

  /** The part's root as the text now needs it; the very same where nothing changed; null where there is none and none is needed. `before` is the text it was written for. */
  root(body: XmlElement, before: XmlElement | null): XmlElement | null {
    const root = this.#root ?? (this.#made.length === 0 ? null : emptyNotes())
    if (root === null) return null
    const named = referred(body)
    // A note that nothing ever referred to is none of ours to take away.
    const was = before === null ? null : referred(before)
    const stays = (node: XmlNode): boolean => {
      if (node.kind !== 'element' || node.name !== 'w:footnote' || !['normal', null].includes(attr(node, 'w:type'))) return true
      const id = attr(node, 'w:id') ?? ''
      return named.has(id) || (was !== null && !was.has(id))
    }
    return withChildren(root, [...root.children.filter(stays), ...this.#made])
  }
}

function referred(body: XmlElement): ReadonlySet<string> {
  return new Set(Array.from(descendants(body, 'w:footnoteReference')).map((reference) => attr(reference, 'w:id') ?? ''))
}

function separator(id: string, type: string, name: string): XmlElement {
  return element('w:footnote', { 'w:type': type, 'w:id': id }, [element('w:p', [], [element('w:r', [], [element(name)])])])
}

/** A notes part with the two separators Word wants (17.11.23, 17.11.4). */
function emptyNotes(): XmlElement {
  return element('w:footnotes', [], [separator('-1', 'separator', 'w:separator'), separator('0', 'continuationSeparator', 'w:continuationSeparator')])
}

/** Whether a notes part holds a note of that id. */
export function holdsNote(root: XmlElement | null, name: string, id: string): boolean {
  return root !== null && children(root, name).some((note) => attr(note, 'w:id') === id)
}

/** The properties a style gives a note's paragraph, or none. */
export function styledParagraph(style: string | null): XmlElement | null {
  return style === null ? null : element('w:pPr', [], [element('w:pStyle', { 'w:val': style })])
}

