import type { Attrs } from 'prosemirror-model'
import { paragraphStyles } from '#shared/document/attributes.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'
import { changeClauseLevel } from '#renderer/editor/commands/clauses.ts'
import { setParagraphCondition } from '#renderer/editor/commands/conditions.ts'
import { stepOutWhenEmpty } from '#renderer/editor/commands/enter.ts'
import { changeLevel, numberParagraphsAs, removeNumbering, restartNumbering, setDocumentScheme } from '#renderer/editor/commands/numbering.ts'
import { changeIndent, setAlignment, setStyle, toggleKeepWithNext } from '#renderer/editor/commands/paragraphs.ts'
import type { Draw } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { inParagraph, named, outcome, overParagraphs, topLevel } from '#test/shared/redline/operations/places.ts'

type Run = Operation['run']

const way = (draw: Draw): 1 | -1 => (draw.below(2) === 0 ? 1 : -1)
const schemeName = (draw: Draw): string => draw.pick(['decimal', 'article', ...Object.keys(builtInSchemes)]) ?? 'decimal'
const numbered = (node: { readonly attrs: Attrs }): boolean => node.attrs['numbering'] !== null

const severalAttributes: Run = (state, draw) => {
  const block = draw.pick(named(state.doc, 'paragraph'))
  if (block === undefined) return null
  const attrs = { ...block.node.attrs, style: draw.pick(paragraphStyles), indent: draw.below(5), keepWithNext: draw.below(2) === 0 }
  const tr = state.tr.setNodeMarkup(block.pos, null, attrs)
  return tr.doc.eq(state.doc) ? null : tr
}

/** As an extension would set a block's type: attributes given anew, and nothing said of the rest. */
const blockType: Run = (state, draw) => {
  const block = draw.pick(named(state.doc, 'paragraph'))
  const { paragraph } = state.schema.nodes
  if (block === undefined || paragraph === undefined) return null
  const tr = state.tr.setBlockType(block.pos, block.pos + block.node.nodeSize, paragraph, { id: block.node.attrs['id'], style: draw.pick(paragraphStyles) })
  return tr.doc.eq(state.doc) ? null : tr
}

/** Paragraphs are put into a table of one cell: a step that keeps what it wraps. */
const wrapping: Run = (state, draw) => {
  const blocks = topLevel(state.doc, 'paragraph')
  const first = draw.pick(blocks)
  if (first === undefined) return null
  const { table, tableRow, tableCell } = state.schema.nodes
  const range = state.doc.resolve(first.pos + 1).blockRange()
  if (range === null || table === undefined || tableRow === undefined || tableCell === undefined) return null
  return state.tr.wrap(range, [{ type: table }, { type: tableRow }, { type: tableCell }])
}

export const paragraphOperations: readonly Operation[] = [
  { name: 'style paragraphs', run: overParagraphs((_, draw) => setStyle(draw.pick(paragraphStyles) ?? 'body')) },
  { name: 'align paragraphs', run: overParagraphs((_, draw) => setAlignment(draw.pick(['left', 'center', 'right', 'justify'] as const) ?? 'left')) },
  { name: 'indent paragraphs', run: overParagraphs((_, draw) => changeIndent(way(draw))) },
  { name: 'keep paragraphs with the next', run: overParagraphs(() => toggleKeepWithNext) },
  { name: 'put a condition on paragraphs', run: overParagraphs((_, draw) => setParagraphCondition(draw.below(3) === 0 ? null : { field: 'kind', op: 'equals', value: 'yes' })) },
  { name: 'number paragraphs', run: overParagraphs((_, draw) => numberParagraphsAs(schemeName(draw))) },
  { name: 'take numbers away', run: overParagraphs(() => removeNumbering) },
  { name: 'change the list level', run: overParagraphs((_, draw) => changeLevel(way(draw))) },
  { name: 'change the level of a clause with its parts', run: inParagraph((_, draw) => changeClauseLevel(way(draw)), numbered) },
  { name: 'restart the numbers', run: inParagraph((_, draw) => restartNumbering(draw.below(3) === 0 ? null : 1 + draw.below(9)), numbered) },
  { name: 'change the numbering scheme', run: (state, draw) => outcome(state, setDocumentScheme(schemeName(draw))) },
  { name: 'Enter in an empty numbered paragraph', run: inParagraph(() => stepOutWhenEmpty, (node) => node.content.size === 0) },
  { name: 'set several attributes of a paragraph', run: severalAttributes },
  { name: 'set the type of a block', run: blockType },
  { name: 'wrap a paragraph in a table', run: wrapping },
]
