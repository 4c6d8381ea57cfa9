import type { Node, ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import type { Draw } from '#test/shared/redline/operations/draw.ts'

export interface Placed {
  readonly node: Node
  readonly pos: number
}

/** Every node of some kinds with its position, in document order. */
export function named(doc: Node, ...names: readonly string[]): Placed[] {
  const found: Placed[] = []
  doc.descendants((node, pos) => {
    if (names.includes(node.type.name)) found.push({ node, pos })
    return !node.isLeaf
  })
  return found
}

/** The blocks of the top level of some kinds; all of them without. */
export function topLevel(doc: Node, ...names: readonly string[]): Placed[] {
  const found: Placed[] = []
  doc.forEach((node, pos) => {
    if (names.length === 0 || names.includes(node.type.name)) found.push({ node, pos })
  })
  return found
}

export const endOf = ({ node, pos }: Placed): number => pos + node.nodeSize

/** Where a cursor may stand in a paragraph, counted from its start: between characters and beside atoms, never inside a footnote. */
export function places(textblock: Node): number[] {
  const found = [0]
  textblock.forEach((child, offset) => {
    let at = offset
    for (const character of child.isText ? (child.text ?? '') : []) found.push((at += character.length))
    if (!child.isText) found.push(offset + child.nodeSize)
  })
  return found
}

/** A place in a block of text, as a position in the document. */
export function placeIn(block: Placed, draw: Draw): number {
  return block.pos + 1 + (draw.pick(places(block.node)) ?? 0)
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Some text or atoms within one block; null where it is empty. */
export function rangeIn(block: Placed, draw: Draw): Range | null {
  const all = places(block.node)
  if (all.length < 2) return null
  const start = draw.below(all.length - 1)
  const length = 1 + draw.below(all.length - 1 - start)
  return { from: block.pos + 1 + (all[start] ?? 0), to: block.pos + 1 + (all[start + length] ?? 0) }
}

/** Some text within one paragraph that has any. */
export function someText(doc: Node, draw: Draw): Range | null {
  const block = draw.pick(named(doc, 'paragraph').filter(({ node }) => node.content.size > 0))
  return block === undefined ? null : rangeIn(block, draw)
}

/** From inside a paragraph of the top level into one of the next few; `between` may ask for something about the blocks passed over. */
export function acrossBlocks(doc: Node, draw: Draw, fits: (blocks: readonly Placed[]) => boolean): Range | null {
  const blocks = topLevel(doc)
  const runs = blocks.flatMap((first, index) =>
    first.node.type.name !== 'paragraph'
      ? []
      : [1, 2, 3].map((more) => blocks.slice(index, index + more + 1)).filter((run) => run.length > 1 && run.at(-1)?.node.type.name === 'paragraph' && fits(run)),
  )
  const run = draw.pick(runs)
  const [first, last] = [run?.[0], run?.at(-1)]
  return first === undefined || last === undefined ? null : { from: placeIn(first, draw), to: placeIn(last, draw) }
}

export const onlyParagraphs = (blocks: readonly Placed[]): boolean => blocks.every(({ node }) => node.type.name === 'paragraph')

export function withSelection(state: EditorState, from: number, to = from): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

export function withNodeSelected(state: EditorState, pos: number): EditorState {
  return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)))
}

/** What a command would do; null where it cannot, or does nothing. */
export function outcome(state: EditorState, command: Command): Transaction | null {
  const made: Transaction[] = []
  command(state, (tr) => void made.push(tr))
  const [tr] = made
  return tr?.docChanged === true ? tr : null
}

/** Runs a command with the selection in a paragraph that fits. */
export function inParagraph(command: (state: EditorState, draw: Draw) => Command, fits: (node: Node, $start: ResolvedPos) => boolean = () => true) {
  return (state: EditorState, draw: Draw): Transaction | null => {
    const block = draw.pick(named(state.doc, 'paragraph').filter(({ node, pos }) => fits(node, state.doc.resolve(pos))))
    if (block === undefined) return null
    return outcome(withSelection(state, placeIn(block, draw)), command(state, draw))
  }
}

/** Runs a command over one paragraph or several. */
export function overParagraphs(command: (state: EditorState, draw: Draw) => Command) {
  return (state: EditorState, draw: Draw): Transaction | null => {
    const range = draw.below(2) === 0 ? acrossBlocks(state.doc, draw, onlyParagraphs) : someText(state.doc, draw)
    return range === null ? null : outcome(withSelection(state, range.from, range.to), command(state, draw))
  }
}

/** Runs a command over some text of one paragraph. */
export function overText(command: (state: EditorState, draw: Draw) => Command) {
  return (state: EditorState, draw: Draw): Transaction | null => {
    const range = someText(state.doc, draw)
    return range === null ? null : outcome(withSelection(state, range.from, range.to), command(state, draw))
  }
}

/** Runs a command with the cursor in a cell of a table. */
export function inCell(command: (state: EditorState, draw: Draw) => Command, fits: (cell: Node) => boolean = () => true) {
  return (state: EditorState, draw: Draw): Transaction | null => {
    const cell = draw.pick(named(state.doc, 'tableCell', 'tableHeader').filter(({ node }) => fits(node)))
    if (cell === undefined) return null
    return outcome(withSelection(state, cell.pos + 2), command(state, draw))
  }
}

/** Runs a command over cells of one table. */
export function overCells(command: (state: EditorState, draw: Draw) => Command) {
  return (state: EditorState, draw: Draw): Transaction | null => {
    const table = draw.pick(topLevel(state.doc, 'table'))
    if (table === undefined) return null
    const cells = named(table.node, 'tableCell', 'tableHeader').map(({ pos }) => table.pos + 1 + pos)
    const [anchor, head] = [draw.pick(cells), draw.pick(cells)]
    if (anchor === undefined || head === undefined) return null
    const selected = state.apply(state.tr.setSelection(CellSelection.create(state.doc, anchor, head)))
    return outcome(selected, command(state, draw))
  }
}
