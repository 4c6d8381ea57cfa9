import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { changeNode, insertField, insertFootnote, insertImage, insertReference } from '#renderer/editor/commands/insert.ts'
import type { Draw } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { inParagraph, named, outcome, type Placed, placeIn, rangeIn } from '#test/shared/redline/operations/places.ts'

type Run = Operation['run']

const picture = { blob: 'ab'.repeat(32), mediaType: 'image/png', alt: 'A plan of the premises', width: 120, height: 80 } as const
const targets = (draw: Draw): string => draw.pick(['p1', 'p2', 'p3', 'p4', 'gone']) ?? 'p1'

function on(name: string, change: (state: EditorState, placed: Placed, draw: Draw) => Transaction | null): Run {
  return (state, draw) => {
    const placed = draw.pick(named(state.doc, name))
    return placed === undefined ? null : change(state, placed, draw)
  }
}

const removed = (name: string): Run => on(name, (state, { node, pos }) => state.tr.delete(pos, pos + node.nodeSize))

const attributesOf = (name: string, attrs: (draw: Draw, node: Node) => Readonly<Record<string, unknown>>): Run =>
  on(name, (state, { node, pos }, draw) => outcome(state, changeNode(pos, attrs(draw, node))))

export const inlineOperations: readonly Operation[] = [
  { name: 'insert a field', run: inParagraph((_, draw) => insertField(draw.pick(['fee', 'start', 'buyer']) ?? 'fee')) },
  { name: 'change the part a field shows', run: attributesOf('field', (draw) => ({ part: draw.pick(['address', 'email', null]) ?? null })) },
  { name: 'delete a field from the text', run: removed('field') },
  { name: 'insert a reference', run: inParagraph((_, draw) => insertReference(targets(draw), 'number')) },
  { name: 'retarget a reference', run: attributesOf('reference', (draw) => ({ target: targets(draw), form: draw.pick(['number', 'heading', 'both']) ?? 'both' })) },
  { name: 'delete a reference', run: removed('reference') },
  { name: 'insert an image', run: inParagraph(() => insertImage(picture)) },
  { name: 'resize an image', run: attributesOf('image', (draw) => ({ width: 10 + draw.below(200), height: 10 + draw.below(200) })) },
  { name: 'delete an image', run: removed('image') },
  { name: 'insert a footnote', run: inParagraph(() => insertFootnote) },
  { name: 'type in a footnote', run: on('footnote', (state, footnote, draw) => state.tr.insertText(draw.words(), placeIn(footnote, draw))) },
  {
    name: 'delete in a footnote',
    run: on('footnote', (state, footnote, draw) => {
      const range = rangeIn(footnote, draw)
      return range === null ? null : state.tr.delete(range.from, range.to)
    }),
  },
  { name: 'delete a footnote', run: removed('footnote') },
  { name: 'delete a line break', run: removed('hardBreak') },
]
