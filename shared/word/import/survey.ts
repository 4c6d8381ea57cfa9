import { attr, type XmlElement } from '#shared/word/xml/tree.ts'

/** What must be known of a text before any of it is read. */
export interface Survey {
  readonly paragraphs: readonly XmlElement[]
  /** The names of moves (ECMA-376 Part 1, 17.13.5.24 and 28), by the places that are in the text. */
  readonly movedFrom: ReadonlySet<string>
  readonly movedTo: ReadonlySet<string>
  /** The paragraph in which each bookmark begins (17.13.6.2); one between paragraphs belongs to the next. */
  readonly bookmarks: ReadonlyMap<string, XmlElement>
}

/** What holds nothing that is looked for; the stories inside a run's drawings have ids and bookmarks of their own. */
const closed: ReadonlySet<string> = new Set(['w:r', 'w:pPr', 'w:tblPr', 'w:tblGrid', 'w:trPr', 'w:tcPr', 'w:sdtPr', 'w:sectPr'])

const named: ReadonlySet<string> = new Set(['w:moveFromRangeStart', 'w:moveToRangeStart', 'w:bookmarkStart'])

/** Looks through a body once. */
export function surveyOf(body: XmlElement): Survey {
  const paragraphs: XmlElement[] = []
  const [movedFrom, movedTo] = [new Set<string>(), new Set<string>()]
  const bookmarks = new Map<string, XmlElement>()
  let waiting: string[] = []
  const mark = (name: string, paragraph: XmlElement | null): void => {
    if (bookmarks.has(name)) return
    if (paragraph === null) waiting.push(name)
    else bookmarks.set(name, paragraph)
  }
  const look = (parent: XmlElement, paragraph: XmlElement | null): void => {
    for (const node of parent.children) {
      if (node.kind !== 'element' || closed.has(node.name)) continue
      const name = named.has(node.name) ? attr(node, 'w:name') : null
      if (node.name === 'w:moveFromRangeStart' && name !== null) movedFrom.add(name)
      else if (node.name === 'w:moveToRangeStart' && name !== null) movedTo.add(name)
      else if (node.name === 'w:bookmarkStart' && name !== null) mark(name, paragraph)
      else if (node.name === 'w:p') {
        paragraphs.push(node)
        for (const earlier of waiting) mark(earlier, node)
        waiting = []
        look(node, node)
      } else if (node.children.length > 0) look(node, paragraph)
    }
  }
  look(body, null)
  return { paragraphs, movedFrom, movedTo, bookmarks }
}
