import { append } from '../xml/append.ts'
import { child, children, element, isElement, text, textOf, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Status } from './operations.ts'
import type { Piece } from './pieces.ts'
import type { RevisionMarks } from './revision-marks.ts'

/** A piece, or a cut of its words, as it is written. */
export interface InlineItem {
  readonly piece: Piece
  /** Units of the piece's paragraph. */
  readonly from: number
  readonly to: number
  readonly status: Status
  readonly isOld: boolean
  /** The run properties there were before; undefined where they are the same. */
  readonly before?: XmlElement | null
}

export interface InlineWriting {
  readonly marks: RevisionMarks
  readonly adopted: (element: XmlElement) => XmlElement
  readonly formatted: () => void
}

/** The chain of every item: words of the old file stand in what is around both their neighbours. */
function chainsOf(items: readonly InlineItem[]): (readonly XmlElement[])[] {
  const next: (readonly XmlElement[])[] = []
  let following: readonly XmlElement[] = []
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at]
    if (item !== undefined && !item.isOld) following = item.piece.chain
    next[at] = following
  }
  let before: readonly XmlElement[] = []
  return items.map((item, at) => {
    if (!item.isOld) return (before = item.piece.chain)
    const after = next[at] ?? []
    return before.filter((each, depth) => after[depth] === each)
  })
}

/** The content of a paragraph: runs put together again, wrapped by what became of them, in the elements they stood in. */
export function writeInline(items: readonly InlineItem[], writing: InlineWriting): XmlNode[] {
  return nested(items, chainsOf(items), 0, writing)
}

function nested(items: readonly InlineItem[], chains: readonly (readonly XmlElement[])[], depth: number, writing: InlineWriting): XmlNode[] {
  const out: XmlNode[] = []
  for (let at = 0; at < items.length; ) {
    const container = chains[at]?.[depth]
    let end = at + 1
    while (end < items.length && chains[end]?.[depth] === container) end += 1
    if (container === undefined) append(out, leaves(items.slice(at, end), writing))
    else {
      const own = children(container).filter(({ name }) => name.endsWith('Pr'))
      out.push(withChildren(container, [...own, ...nested(items.slice(at, end), chains.slice(at, end), depth + 1, writing)]))
    }
    at = end
  }
  return out
}

function leaves(items: readonly InlineItem[], writing: InlineWriting): XmlNode[] {
  const out: XmlNode[] = []
  for (let at = 0; at < items.length; ) {
    const first = items[at]
    if (first === undefined) break
    let end = at + 1
    while (end < items.length && items[end]?.status === first.status) end += 1
    append(out, ofStatus(items.slice(at, end), first.status, writing))
    at = end
  }
  return out
}

function ofStatus(items: readonly InlineItem[], status: Status, writing: InlineWriting): XmlNode[] {
  const nodes: XmlNode[] = []
  for (let at = 0; at < items.length; ) {
    const first = items[at]
    if (first === undefined) break
    const { run } = first.piece
    let end = at + 1
    while (end < items.length && items[end]?.piece.run === run && items[end]?.before === first.before && items[end]?.piece.run !== null) end += 1
    const node = run === null ? first.piece.content : runOf(run, items.slice(at, end), writing)
    nodes.push(first.isOld ? writing.adopted(node) : node)
    at = end
  }
  return writing.marks.inline(nodes.filter((node) => !isElement(node, 'w:r') || holdsContent(node) || status === 'kept'), status)
}

function holdsContent(run: XmlElement): boolean {
  return children(run).some(({ name }) => name !== 'w:rPr')
}

function runOf(run: XmlElement, items: readonly InlineItem[], writing: InlineWriting): XmlElement {
  const [first] = items
  const own = child(run, 'w:rPr')
  let properties = own
  if (first?.before !== undefined) {
    writing.formatted()
    properties = writing.marks.changed(own, 'w:rPr', first.before?.children ?? [])
  }
  const content = items.map(contentOf)
  return withChildren(run, properties === null ? content : [properties, ...content])
}

function contentOf({ piece, from, to }: InlineItem): XmlElement {
  const { content } = piece
  if (piece.kind !== 'text' || (from === piece.from && to === piece.to)) return content
  const words = textOf(content).slice(from - piece.from, to - piece.from)
  return element(content.name, { 'xml:space': 'preserve' }, [text(words)])
}
