import { chainCommands, deleteSelection, joinBackward, joinForward, selectNodeBackward, selectNodeForward } from 'prosemirror-commands'
import { SearchQuery, replaceAll, setSearchState } from 'prosemirror-search'
import { AllSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { backspaceAtStart, insertLineBreak, splitParagraph } from '#renderer/editor/commands/enter.ts'
import type { Draw } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { acrossBlocks, inParagraph, named, onlyParagraphs, outcome, overText, placeIn, type Range, someText, withSelection } from '#test/shared/redline/operations/places.ts'

type Run = Operation['run']

function typing(where: 'start' | 'inside' | 'end'): Run {
  return (state, draw) => {
    const block = draw.pick(named(state.doc, 'paragraph'))
    if (block === undefined) return null
    const pos = where === 'inside' ? placeIn(block, draw) : where === 'start' ? block.pos + 1 : block.pos + block.node.nodeSize - 1
    return state.tr.insertText(draw.words(), pos)
  }
}

function deleting(range: (state: EditorState, draw: Draw) => Range | null): Run {
  return (state, draw) => {
    const chosen = range(state, draw)
    return chosen === null || chosen.from === chosen.to ? null : outcome(withSelection(state, chosen.from, chosen.to), deleteSelection)
  }
}

function oneCharacter(state: EditorState, draw: Draw): Range | null {
  const range = someText(state.doc, draw)
  const node = range === null ? null : state.doc.nodeAt(range.from)
  if (range === null || node === null) return null
  const character = node.isText ? String.fromCodePoint((node.text ?? '').codePointAt(state.doc.resolve(range.from).textOffset) ?? 32) : ''
  return { from: range.from, to: range.from + (node.isText ? character.length : node.nodeSize) }
}

function wordsOf(state: EditorState): (Range & { readonly word: string })[] {
  return named(state.doc, 'text').flatMap(({ node, pos }) =>
    [...(node.text ?? '').matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ from: pos + match.index, to: pos + match.index + match[0].length, word: match[0] })),
  )
}

const throughTable = (blocks: readonly { readonly node: { readonly type: { readonly name: string } } }[]): boolean => blocks.some(({ node }) => node.type.name === 'table')

const atStart = (state: EditorState, draw: Draw): Transaction | null => {
  const block = draw.pick(named(state.doc, 'paragraph').filter(({ pos }) => state.doc.resolve(pos).index() > 0))
  return block === undefined ? null : outcome(withSelection(state, block.pos + 1), chainCommands(joinBackward, selectNodeBackward))
}

const atEnd = (state: EditorState, draw: Draw): Transaction | null => {
  const blocks = named(state.doc, 'paragraph').filter(({ node, pos }) => state.doc.resolve(pos + node.nodeSize).nodeAfter !== null)
  const block = draw.pick(blocks)
  return block === undefined ? null : outcome(withSelection(state, block.pos + block.node.nodeSize - 1), chainCommands(joinForward, selectNodeForward))
}

function splitting(where: 'start' | 'middle' | 'end'): Run {
  return (state, draw) => {
    const block = draw.pick(named(state.doc, 'paragraph').filter(({ node }) => node.content.size > 0))
    if (block === undefined) return null
    const pos = where === 'middle' ? placeIn(block, draw) : where === 'start' ? block.pos + 1 : block.pos + block.node.nodeSize - 1
    return outcome(withSelection(state, pos), splitParagraph)
  }
}

/** What an input method does to a word that is being composed: it is written over again and again, and other words stay. */
const composing: Run = (state, draw) => {
  const block = draw.pick(named(state.doc, 'paragraph'))
  if (block === undefined) return null
  const at = placeIn(block, draw)
  const stages = ['n', 'に', 'にh', 'にほ', '日本']
  const tr = state.tr
  let length = 0
  for (const stage of stages.slice(0, 2 + draw.below(4))) {
    tr.insertText(stage, at, at + length)
    length = stage.length
  }
  return tr
}

const replacingAll: Run = (state, draw) => {
  const word = draw.pick(wordsOf(state))?.word
  if (word === undefined) return null
  const query = new SearchQuery({ search: word, replace: draw.pick(['Supplier', '', `${word}s`, word.toUpperCase()]) ?? '', literal: true, caseSensitive: true })
  return outcome(state.apply(setSearchState(state.tr, query)), replaceAll)
}

function over(range: (state: EditorState, draw: Draw) => Range | null): Run {
  return (state, draw) => {
    const chosen = range(state, draw)
    return chosen === null ? null : state.tr.insertText(draw.words(), chosen.from, chosen.to)
  }
}

export const textOperations: readonly Operation[] = [
  { name: 'type in the middle', run: typing('inside') },
  { name: 'type at the start', run: typing('start') },
  { name: 'type at the end', run: typing('end') },
  { name: 'type by an input method', run: composing },
  { name: 'delete a character', run: deleting(oneCharacter) },
  { name: 'delete a word', run: deleting((state, draw) => draw.pick(wordsOf(state)) ?? null) },
  { name: 'delete part of a paragraph', run: deleting((state, draw) => someText(state.doc, draw)) },
  { name: 'Backspace at the start of a paragraph', run: atStart },
  { name: 'Delete at the end of a paragraph', run: atEnd },
  { name: 'delete across paragraphs', run: deleting((state, draw) => acrossBlocks(state.doc, draw, onlyParagraphs)) },
  {
    name: 'delete across list levels',
    run: deleting((state, draw) =>
      acrossBlocks(state.doc, draw, (blocks) => onlyParagraphs(blocks) && JSON.stringify(blocks[0]?.node.attrs['numbering']) !== JSON.stringify(blocks.at(-1)?.node.attrs['numbering'])),
    ),
  },
  { name: 'delete from a paragraph through a table', run: deleting((state, draw) => acrossBlocks(state.doc, draw, throughTable)) },
  {
    name: 'delete over breaks and signatures',
    run: deleting((state, draw) => acrossBlocks(state.doc, draw, (blocks) => blocks.some(({ node }) => node.isAtom))),
  },
  { name: 'select all and delete', run: (state) => outcome(state.apply(state.tr.setSelection(new AllSelection(state.doc))), deleteSelection) },
  { name: 'Enter at the start', run: splitting('start') },
  { name: 'Enter in the middle', run: splitting('middle') },
  { name: 'Enter at the end', run: splitting('end') },
  { name: 'Enter over a selection', run: overText(() => splitParagraph) },
  { name: 'a line break', run: inParagraph(() => insertLineBreak) },
  { name: 'Backspace takes the number', run: (state, draw) => takeNumber(state, draw) },
  { name: 'type over a selection', run: over((state, draw) => someText(state.doc, draw)) },
  { name: 'type over several paragraphs', run: over((state, draw) => acrossBlocks(state.doc, draw, onlyParagraphs)) },
  { name: 'find and replace all', run: replacingAll },
]

function takeNumber(state: EditorState, draw: Draw): Transaction | null {
  const block = draw.pick(named(state.doc, 'paragraph').filter(({ node }) => node.attrs['numbering'] !== null || Number(node.attrs['indent']) > 0))
  return block === undefined ? null : outcome(withSelection(state, block.pos + 1), backspaceAtStart)
}
