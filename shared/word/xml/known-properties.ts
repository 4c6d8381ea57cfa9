import type { Scope } from './scope.ts'
import type { XmlElement } from './tree.ts'

/** Wordings of properties that are kept to be known again, and how long one may be. */
const MOST_KNOWN = 4096
const LONGEST = 2048

/** How deep the properties that are kept may be nested in themselves: tabs in a list of tabs, borders in a box of borders. */
const DEEPEST = 3

/** The properties of runs, paragraphs and cells (ECMA-376 Part 1, 17.3.2.28, 17.3.1.26 and 17.4.70) as every program writes them. */
const kinds = ['rPr', 'pPr', 'tcPr'].map((kind) => ({ name: `w:${kind}`, open: `<w:${kind}>`, close: `</w:${kind}>`, sign: kind.charCodeAt(1) }))

/** What is told apart by what it is and not by what it says: revisions (17.13.5), also those a file gives no author or id; sections; paragraphs. */
const apart = new Set(
  'p sectPr ins del moveFrom moveTo cellIns cellDel cellMerge rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange tblGridChange sectPrChange numberingChange'
    .split(' ')
    .map((name) => `w:${name}`),
)

/** Whether an element is properties alone, without text and without anything that is told apart. */
function isPlain(element: XmlElement, depth: number): boolean {
  if (depth > DEEPEST || apart.has(element.name)) return false
  for (const { name } of element.attributes) if (name === 'w:author' || name === 'w:id') return false
  for (const node of element.children) if (node.kind !== 'element' || !isPlain(node, depth + 1)) return false
  return true
}

/**
 * The properties that a part says again and again, letter for letter, as one element: a text with direct formatting has a few dozen wordings
 * of them in many thousands of runs.
 */
export class KnownProperties {
  readonly #text: string
  readonly #known = new Map<string, XmlElement>()
  /** Where the next closing tag of each kind was found, so that a part without any is not searched through at each opening. */
  readonly #closes = kinds.map(() => -1)

  constructor(text: string) {
    this.#text = text
  }

  /** The element that begins at `start`, where `outer` is in force and so many may still lie in one another, if the same was read before; and where this one ends. */
  at(start: number, outer: Scope, room: number): { readonly element: XmlElement; readonly end: number } | null {
    const sign = this.#text.charCodeAt(start + 4)
    for (let index = 0; index < kinds.length; index += 1) {
      const kind = kinds[index]
      if (kind === undefined || kind.sign !== sign || !this.#text.startsWith(kind.open, start)) continue
      const { close } = kind
      const end = this.#closeAfter(index, close, start) + close.length
      if (end - start > LONGEST || room <= DEEPEST + 1) return null
      const element = this.#known.get(this.#text.slice(start, end))
      return element !== undefined && element.source?.tag.outer === outer ? { element, end } : null
    }
    return null
  }

  #closeAfter(index: number, close: string, start: number): number {
    const known = this.#closes[index] ?? -1
    if (known >= start) return known
    const found = this.#text.indexOf(close, start)
    const next = found < 0 ? this.#text.length : found
    this.#closes[index] = next
    return next
  }

  /** Keeps an element that was read, where it is properties alone. */
  keep(element: XmlElement): void {
    const { name, source } = element
    if (source === null || source.end - source.start > LONGEST || this.#known.size >= MOST_KNOWN) return
    if (kinds.some((kind) => kind.name === name) && isPlain(element, 0)) this.#known.set(this.#text.slice(source.start, source.end), element)
  }
}
