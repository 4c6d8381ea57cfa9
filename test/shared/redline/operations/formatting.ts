import { plainMarks, clearFormatting, setLink, toggle } from '#renderer/editor/commands/marks.ts'
import { setPassageCondition } from '#renderer/editor/commands/conditions.ts'
import type { Draw } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { named, overText, rangeIn, someText } from '#test/shared/redline/operations/places.ts'

type Run = Operation['run']

const condition = (draw: Draw) => ({ field: draw.pick(['kind', 'fee']) ?? 'kind', op: 'equals' as const, value: draw.pick(['yes', 'no']) ?? 'yes' })

/** Adds or removes a mark where one stands already, so that it meets what is there. */
function onMarked(mark: string, change: (href: Draw) => string | null): Run {
  return (state, draw) => {
    const text = draw.pick(named(state.doc, 'text').filter(({ node }) => node.marks.some(({ type }) => type.name === mark)))
    if (text === undefined) return null
    const [from, to] = [text.pos, text.pos + text.node.nodeSize]
    const wanted = change(draw)
    const tr = state.tr.removeMark(from, to, state.schema.marks[mark])
    if (wanted !== null) tr.addMark(from, to, state.schema.mark('link', { href: wanted }))
    return tr.docChanged ? tr : null
  }
}

const addingMark: Run = (state, draw) => {
  const range = someText(state.doc, draw)
  const tr = range === null ? null : state.tr.addMark(range.from, range.to, state.schema.mark(draw.pick(plainMarks) ?? 'bold'))
  return tr?.docChanged === true ? tr : null
}

const removingMark: Run = (state, draw) => {
  const text = draw.pick(named(state.doc, 'text').filter(({ node }) => node.marks.some(({ type }) => plainMarks.some((name) => name === type.name))))
  const mark = text === undefined ? undefined : draw.pick(text.node.marks.filter(({ type }) => plainMarks.some((name) => name === type.name)))
  if (text === undefined || mark === undefined) return null
  const start = draw.below(text.node.nodeSize)
  return state.tr.removeMark(text.pos + start, text.pos + text.node.nodeSize, mark)
}

/** Subscript excludes superscript: one step takes the one and sets the other. */
const subscript: Run = (state, draw) => {
  const range = someText(state.doc, draw)
  if (range === null) return null
  const tr = state.tr.addMark(range.from, range.to, state.schema.mark('superscript')).addMark(range.from, range.to, state.schema.mark('subscript'))
  return tr.docChanged ? tr : null
}

/** Formatting over a whole selection of several paragraphs. */
const everything: Run = (state, draw) => {
  const tr = state.tr.addMark(0, state.doc.content.size, state.schema.mark(draw.pick(plainMarks) ?? 'bold'))
  return tr.docChanged ? tr : null
}

const onAtom =
  (add: boolean): Run =>
  (state, draw) => {
    const bold = state.schema.mark('bold')
    const atom = draw.pick(named(state.doc, 'field', 'reference', 'image', 'footnote').filter(({ node, pos }) => bold.isInSet(node.marks) !== add && state.doc.resolve(pos).parent.type.name === 'paragraph'))
    if (atom === undefined) return null
    return add ? state.tr.addNodeMark(atom.pos, bold) : state.tr.removeNodeMark(atom.pos, bold)
  }

const formattedAndTyped: Run = (state, draw) => {
  const block = draw.pick(named(state.doc, 'paragraph').filter(({ node }) => node.content.size > 0))
  const range = block === undefined ? null : rangeIn(block, draw)
  if (range === null) return null
  return state.tr.addMark(range.from, range.to, state.schema.mark('italic')).insertText(draw.words(), range.from)
}

export const formattingOperations: readonly Operation[] = [
  { name: 'switch a mark', run: overText((_, draw) => toggle(draw.pick(plainMarks) ?? 'bold')) },
  { name: 'add a mark', run: addingMark },
  { name: 'remove a mark', run: removingMark },
  { name: 'superscript, then subscript', run: subscript },
  { name: 'format everything', run: everything },
  { name: 'format and type in one gesture', run: formattedAndTyped },
  { name: 'clear formatting', run: overText(() => clearFormatting) },
  { name: 'link words', run: overText(() => setLink('https://example.org/terms')) },
  { name: 'change a link', run: onMarked('link', () => 'https://example.org/other') },
  { name: 'unlink words', run: onMarked('link', () => null) },
  { name: 'put a condition on words', run: overText((_, draw) => setPassageCondition(condition(draw))) },
  { name: 'take the condition from words', run: onMarked('conditional', () => null) },
  { name: 'format a field, reference or image', run: onAtom(true) },
  { name: 'unformat a field, reference or image', run: onAtom(false) },
]
