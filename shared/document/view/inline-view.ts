import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { isTrackingMark, type FormatChangeAttributes } from '#shared/document/tracking.ts'
import { isTracked, standsInline, type Reading } from '#shared/document/view/document-view.ts'
import type { Piece } from '#shared/document/view/position-map.ts'

/** What of a paragraph's or footnote's content stands in a reading, and where each piece of it comes from. */
export interface ViewedInline {
  readonly content: Fragment
  readonly pieces: readonly Piece[]
}

/** The formatting of a text in a reading: as it is, or as it was before the oldest change of each mark. */
function formattingIn(node: Node, reading: Reading): readonly Mark[] {
  const bare = node.marks.filter((mark) => !isTrackingMark(mark))
  if (reading === 'final') return bare
  const oldest = new Map<string, FormatChangeAttributes['before']>()
  for (const { type, attrs } of node.marks) {
    const { mark, before } = attrs as FormatChangeAttributes
    if (type.name === 'formatChange' && !oldest.has(mark)) oldest.set(mark, before)
  }
  return Array.from(oldest).reduce<readonly Mark[]>((marks, [name, before]) => {
    const without = marks.filter((mark) => mark.type.name !== name)
    return before === null ? without : (node.type.schema.marks[name]?.create(before).addToSet(without) ?? without)
  }, bare)
}

function read(parent: Node, reading: Reading): ViewedInline {
  const left: Node[] = []
  const pieces: Piece[] = []
  let at = 0
  parent.forEach((child, source) => {
    if (!standsInline(child, reading)) return
    pieces.push({ at, source })
    let stands = child
    if (!child.isLeaf && isTracked(child)) {
      const inner = viewInline(child, reading)
      stands = child.copy(inner.content)
      for (const piece of inner.pieces) pieces.push({ at: at + 1 + piece.at, source: source + 1 + piece.source })
    }
    if (child.marks.some(isTrackingMark)) stands = stands.mark(formattingIn(child, reading))
    left.push(stands)
    at += stands.nodeSize
  })
  return { content: Fragment.fromArray(left), pieces }
}

const whole: readonly Piece[] = [{ at: 0, source: 0 }]

/** The inline content of a node in a reading; its own where it holds no change. */
export function viewInline(parent: Node, reading: Reading): ViewedInline {
  return parent.children.some(isTracked) ? read(parent, reading) : { content: parent.content, pieces: whole }
}
