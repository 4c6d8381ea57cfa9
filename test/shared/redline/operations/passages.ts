import { Fragment, type Node, type Schema, Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { dropPoint } from 'prosemirror-transform'
import { clauseTree, eachClause } from '#shared/document/clause-tree.ts'
import { moveClause } from '#shared/document/move-clause.ts'
import { isTrackingMark } from '#shared/document/tracking.ts'
import { moveClauseBy } from '#renderer/editor/commands/clauses.ts'
import type { Draw } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { acrossBlocks, endOf, inParagraph, named, onlyParagraphs, placeIn, type Placed, type Range, someText, topLevel, withNodeSelected, withSelection } from '#test/shared/redline/operations/places.ts'

type Run = Operation['run']

function text(schema: Schema, words: string, bold = false): Node {
  return schema.text(words, bold ? [schema.mark('bold')] : [])
}

function writtenParagraph(schema: Schema, draw: Draw): Node {
  const attrs = draw.pick([{}, { style: 'heading1', numbering: { scheme: 'decimal', level: 0 } }, { numbering: { scheme: 'decimal', level: 1 } }, { align: 'center' }])
  const content = draw.below(6) === 0 ? [] : [text(schema, `${draw.words()}pasted`), text(schema, draw.words(), draw.below(2) === 0)]
  return schema.node('paragraph', attrs, content)
}

function writtenTable(schema: Schema, draw: Draw): Node {
  const [rows, columns] = [1 + draw.below(2), 1 + draw.below(3)]
  const cell = (row: number): Node => schema.node(row === 0 ? 'tableHeader' : 'tableCell', null, [writtenParagraph(schema, draw)])
  return schema.node('table', null, Array.from({ length: rows }, (_, row) => schema.node('tableRow', null, Array.from({ length: columns }, () => cell(row)))))
}

const open = (nodes: readonly Node[]): Slice => new Slice(Fragment.fromArray([...nodes]), 1, 1)
const closed = (nodes: readonly Node[]): Slice => new Slice(Fragment.fromArray([...nodes]), 0, 0)

const slices = {
  part: (schema: Schema, draw: Draw) => open([schema.node('paragraph', null, [text(schema, 'pasted '), text(schema, draw.words(), true)])]),
  open: (schema: Schema, draw: Draw) => open(Array.from({ length: 2 + draw.below(2) }, () => writtenParagraph(schema, draw))),
  whole: (schema: Schema, draw: Draw) => closed(Array.from({ length: 1 + draw.below(3) }, () => writtenParagraph(schema, draw))),
  table: (schema: Schema, draw: Draw) => closed([writtenTable(schema, draw)]),
  mixed: (schema: Schema, draw: Draw) => closed([writtenParagraph(schema, draw), writtenTable(schema, draw), writtenParagraph(schema, draw)]),
} as const

function changed(tr: Transaction): Transaction | null {
  return tr.docChanged ? tr : null
}

/** Pastes at a place in a paragraph: any for words, one of the top level for tables. */
function pasting(kind: keyof typeof slices): Run {
  return (state, draw) => {
    const block = draw.pick(kind === 'table' || kind === 'mixed' ? topLevel(state.doc, 'paragraph') : named(state.doc, 'paragraph'))
    return block === undefined ? null : changed(withSelection(state, placeIn(block, draw)).tr.replaceSelection(slices[kind](state.schema, draw)))
  }
}

function pastingOver(kind: keyof typeof slices): Run {
  return (state, draw) => {
    const range = acrossBlocks(state.doc, draw, () => true)
    return range === null ? null : changed(withSelection(state, range.from, range.to).tr.replaceSelection(slices[kind](state.schema, draw)))
  }
}

function withoutChanges(fragment: Fragment): Fragment {
  return Fragment.fromArray(
    fragment.content.map((node) => {
      const marks = node.marks.filter((mark) => !isTrackingMark(mark))
      if (node.isText) return node.mark(marks)
      const attrs = 'changes' in node.attrs ? { ...node.attrs, changes: null } : node.attrs
      return node.type.create(attrs, withoutChanges(node.content), marks)
    }),
  )
}

/** As the clipboard hands it back: everything in it is new. */
function copied(slice: Slice): Slice {
  return new Slice(withoutChanges(slice.content), slice.openStart, slice.openEnd)
}

/** A passage taken out and put in elsewhere, as the editor does when it is dropped: the place is found before, and mapped. */
function carried(state: EditorState, { from, to }: Range, target: number, handed: (slice: Slice) => Slice): Transaction | null {
  if (target >= from && target <= to) return null
  const slice = handed(withSelection(state, from, to).selection.content())
  const dropped = dropPoint(state.doc, target, slice) ?? target
  if (dropped >= from && dropped <= to) return null
  const tr = withSelection(state, from, to).tr.deleteSelection()
  const pos = tr.mapping.map(dropped)
  const removed = tr.doc
  const only = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1 ? slice.content.firstChild : null
  if (only === null) tr.replaceRange(pos, pos, slice)
  else tr.replaceRangeWith(pos, pos, only)
  return tr.doc.eq(removed) ? null : tr
}

function carrying(range: (state: EditorState, draw: Draw) => Range | null, handed: (slice: Slice) => Slice): Run {
  return (state, draw) => {
    const chosen = range(state, draw)
    const target = draw.pick(topLevel(state.doc, 'paragraph'))
    return chosen === null || target === undefined ? null : carried(state, chosen, placeIn(target, draw), handed)
  }
}

const asIs = (slice: Slice): Slice => slice
const withinParagraph = (state: EditorState, draw: Draw): Range | null => someText(state.doc, draw)
const overSome = (state: EditorState, draw: Draw): Range | null => acrossBlocks(state.doc, draw, onlyParagraphs)

const copyingElsewhere: Run = (state, draw) => {
  const range = draw.below(2) === 0 ? overSome(state, draw) : withinParagraph(state, draw)
  const target = draw.pick(topLevel(state.doc, 'paragraph'))
  if (range === null || target === undefined) return null
  const slice = copied(withSelection(state, range.from, range.to).selection.content())
  return changed(withSelection(state, placeIn(target, draw)).tr.replaceSelection(slice))
}

const draggingBlock: Run = (state, draw) => {
  const block = draw.pick(topLevel(state.doc, 'signatureBlock', 'table', 'pageBreak'))
  const target = draw.pick(topLevel(state.doc))
  if (block === undefined || target === undefined || target === block || state.doc.childCount === 1) return null
  const tr = withNodeSelected(state, block.pos).tr.deleteSelection()
  const pos = tr.mapping.map(draw.below(2) === 0 ? target.pos : endOf(target))
  return tr.insert(pos, block.node)
}

function clauseMoved(state: EditorState, draw: Draw): { readonly tr: Transaction; readonly id: string } | null {
  const clauses = Array.from(eachClause(clauseTree(state.doc)), ({ clause }) => clause).filter(({ id }) => id !== null)
  const [moving, target] = [draw.pick(clauses), draw.pick(clauses)]
  const [id, other] = [moving?.id ?? null, target?.id ?? null]
  if (id === null || other === null) return null
  const moved = moveClause(state.tr, id, draw.below(2) === 0 ? { before: other } : { after: other })
  return moved.ok && moved.value.docChanged ? { tr: moved.value, id } : null
}

/** A clause is moved and a word typed into it where it now stands, in one gesture. */
const movingAndEditing: Run = (state, draw) => {
  const moved = clauseMoved(state, draw)
  const block = moved === null ? undefined : named(moved.tr.doc, 'paragraph').find(({ node }) => node.attrs['id'] === moved.id)
  if (moved === null || block === undefined) return null
  return moved.tr.insertText('edited ', placeIn(block, draw))
}

function neighbours(state: EditorState, draw: Draw): readonly [Placed, Placed] | null {
  const blocks = topLevel(state.doc)
  const first = draw.below(Math.max(1, blocks.length - 1))
  const [a, b] = [blocks[first], blocks[first + 1]]
  return a === undefined || b === undefined ? null : [a, b]
}

const swapping: Run = (state, draw) => {
  const pair = neighbours(state, draw)
  if (pair === null) return null
  const [first, second] = pair
  return state.tr.replaceWith(first.pos, endOf(second), [second.node, first.node])
}

export const passageOperations: readonly Operation[] = [
  { name: 'paste words', run: pasting('part') },
  { name: 'paste several paragraphs into one', run: pasting('open') },
  { name: 'paste whole paragraphs', run: pasting('whole') },
  { name: 'paste a table', run: pasting('table') },
  { name: 'paste over a selection', run: pastingOver('open') },
  { name: 'paste paragraphs and a table over a selection', run: pastingOver('mixed') },
  { name: 'copy and paste elsewhere', run: copyingElsewhere },
  { name: 'cut and paste elsewhere', run: carrying((state, draw) => (draw.below(2) === 0 ? overSome(state, draw) : withinParagraph(state, draw)), copied) },
  { name: 'drag and drop words', carries: true, run: carrying(withinParagraph, asIs) },
  { name: 'drag and drop over paragraphs', carries: true, run: carrying(overSome, asIs) },
  { name: 'drag and drop a block', carries: true, run: draggingBlock },
  { name: 'move a clause', carries: true, run: (state, draw) => clauseMoved(state, draw)?.tr ?? null },
  { name: 'move a clause past its neighbour', carries: true, run: inParagraph((_, draw) => moveClauseBy(draw.below(2) === 0 ? 1 : -1)) },
  { name: 'move a clause and edit it', carries: true, run: movingAndEditing },
  { name: 'swap two blocks', carries: true, run: swapping },
]
