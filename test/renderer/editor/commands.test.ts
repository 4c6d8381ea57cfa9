import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { describe, expect, it } from 'vitest'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { clause, doc, field, p, pageBreak, paragraph, table } from '#shared/document/builders.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { changeClauseLevel, moveClauseBy } from '#renderer/editor/commands/clauses.ts'
import { setParagraphCondition, setPassageCondition } from '#renderer/editor/commands/conditions.ts'
import { backspaceAtStart, enter } from '#renderer/editor/commands/enter.ts'
import { addField, changeField, fieldIdFor, removeField } from '#renderer/editor/commands/fields.ts'
import { insertField, insertFootnote, insertPageBreak, insertTable } from '#renderer/editor/commands/insert.ts'
import { clearFormatting, setLink, toggle } from '#renderer/editor/commands/marks.ts'
import { changeLevel, numberParagraphsAs, removeNumbering, restartNumbering, setDocumentScheme, toggleNumbering } from '#renderer/editor/commands/numbering.ts'
import { changeIndent, setAlignment, setStyle } from '#renderer/editor/commands/paragraphs.ts'
import { nextCell } from '#renderer/editor/commands/tables.ts'

/** A state whose selection runs over the first `|…|` typed in the text, or stands at the single `|`. */
function at(...blocks: Node[]): EditorState {
  const marked = doc({}, ...blocks)
  const marks: number[] = []
  marked.descendants((node, pos) => {
    for (const match of node.isText ? (node.text ?? '').matchAll(/\|/g) : []) marks.push(pos + match.index)
  })
  let state = EditorState.create({ doc: marked, plugins: [tableEditing()] })
  const tr = state.tr
  for (const pos of marks.toReversed()) tr.delete(pos, pos + 1)
  state = state.apply(tr)
  const [from = 1, to = from + 1] = marks
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to - 1)))
}

/** Paragraphs as they read: number, style if not body, text; `¦` where the cursor stands. */
function shown(state: EditorState): string[] {
  const numbers = new Map(numberParagraphs(state.doc).map(({ pos, label }) => [pos, label]))
  const lines: string[] = []
  state.doc.descendants((node, pos) => {
    if (node.type.name !== 'paragraph') {
      if (node.isBlock && node.isAtom) lines.push(`<${node.type.name}>`)
      return true
    }
    const attrs = node.attrs as ParagraphAttributes
    const cursor = state.selection.from - pos - 1
    const text = node.textBetween(0, node.content.size, '', () => '□')
    const withCursor = state.selection.empty && cursor >= 0 && cursor <= node.content.size ? `${text.slice(0, cursor)}¦${text.slice(cursor)}` : text
    const extras = [attrs.style === 'body' ? '' : attrs.style, attrs.indent > 0 ? `>${attrs.indent}` : '', attrs.align ?? '', attrs.condition === null ? '' : '?']
    lines.push([numbers.get(pos) ?? '', ...extras, withCursor].filter((part) => part !== '').join(' '))
    return false
  })
  return lines
}

function run(state: EditorState, ...commands: Command[]): string[] | 'refused' {
  let current = state
  for (const command of commands) {
    if (!command(current, (tr) => (current = current.apply(tr)))) return 'refused'
  }
  return shown(current)
}

const heading = (level: number, text: string) => clause(level, text, { style: 'heading1' })

describe('commands', () => {
  it.each<[string, EditorState, Command | Command[], string[] | 'refused']>([
    ['a style is given to all selected paragraphs', at(p('|a'), p('b|'), p('c')), setStyle('quote'), ['quote a', 'quote b', 'c']],
    ['a paragraph whose start the selection only touches is left alone', at(p('|a'), p('|b')), setStyle('quote'), ['quote a', 'b']],
    ['a style already there changes nothing', at(p('a|')), setStyle('body'), 'refused'],
    ['alignment', at(p('a|')), setAlignment('center'), ['center a¦']],
    ['left is no alignment at all', at(paragraph({ align: 'center' }, 'a|')), setAlignment('left'), ['a¦']],
    ['an indent goes in', at(p('a|')), changeIndent(1), ['>1 a¦']],
    ['an indent does not go below none', at(p('a|')), changeIndent(-1), 'refused'],
    ['a number joins the level before it', at(clause(1, 'x'), p('a|')), numberParagraphsAs('decimal'), ['1.1 x', '1.2 a¦']],
    ['the first number is of the outermost level', at(p('a|')), numberParagraphsAs('decimal'), ['1. a¦']],
    ['several are numbered at once', at(p('|a'), p('b|')), numberParagraphsAs('letters', 0), ['(A) a', '(B) b']],
    ['a number is switched off where all have it', at(clause(0, '|a'), clause(0, 'b|')), toggleNumbering('decimal'), ['a', 'b']],
    ['a number is switched on where one lacks it', at(clause(0, '|a'), p('b|')), toggleNumbering('decimal'), ['1. a', '2. b']],
    ['another scheme keeps the level', at(clause(0, 'x'), clause(2, 'a|')), numberParagraphsAs('article'), ['1. x', '(a) a¦']],
    ['Tab goes a level in', at(clause(0, 'x'), clause(0, 'a|')), changeLevel(1), ['1. x', '1.1 a¦']],
    ['Shift and Tab goes a level out', at(clause(0, 'x'), clause(1, 'a|')), changeLevel(-1), ['1. x', '2. a¦']],
    ['the outermost level stays', at(clause(0, 'a|')), changeLevel(-1), ['1. a¦']],
    ['a paragraph without a number has no level', at(p('a|')), changeLevel(1), 'refused'],
    ['a count starts again', at(clause(0, 'x'), clause(0, 'a|')), restartNumbering(7), ['1. x', '7. a¦']],
    ['a restart goes with its level', at(clause(0, 'x'), clause(0, 'a|', { restart: 7 })), changeLevel(1), ['1. x', '1.1 a¦']],
    ['the document’s scheme changes for all it numbers', at(clause(0, 'x'), clause(1, 'a|')), setDocumentScheme('article'), ['Article I x', 'Section 1.01 a¦']],
    ['a number is removed', at(clause(0, 'a|')), removeNumbering, ['a¦']],

    ['Enter splits a numbered paragraph into two', at(clause(0, 'ab|cd')), enter, ['1. ab', '2. ¦cd']],
    ['Enter at the start puts an empty one before', at(clause(0, '|ab')), enter, ['1.', '2. ¦ab']],
    ['Enter after a numbered heading goes on with text one level deeper', at(heading(0, 'Fees|')), enter, ['1. heading1 Fees', '1.1 ¦']],
    ['Enter within a heading makes two headings', at(heading(0, 'Fe|es')), enter, ['1. heading1 Fe', '2. heading1 ¦es']],
    ['Enter after a plain heading goes on with body text', at(paragraph({ style: 'title' }, 'T|')), enter, ['title T', '¦']],
    ['Enter in an empty numbered paragraph steps out a level', at(clause(0, 'x'), clause(1, '|')), enter, ['1. x', '2. ¦']],
    ['and then to body text', at(clause(0, 'x'), clause(1, '|')), [enter, enter], ['1. x', '¦']],
    ['Enter over a selection takes it away first', at(p('a|bc|d')), enter, ['a', '¦d']],
    ['Backspace at the start takes the number first', at(clause(0, 'x'), clause(0, '|a')), backspaceAtStart, ['1. x', '¦a']],
    ['then the indent', at(paragraph({ indent: 2 }, '|a')), backspaceAtStart, ['>1 ¦a']],
    ['then it is left to join', at(p('x'), p('|a')), backspaceAtStart, 'refused'],
    ['within the words it is an ordinary key', at(clause(0, 'a|')), backspaceAtStart, 'refused'],

    ['a page break at the end', at(p('a|')), insertPageBreak, ['a', '<pageBreak>', '¦']],
    ['a page break within a paragraph splits it', at(p('ab|cd')), insertPageBreak, ['ab', '<pageBreak>', '¦cd']],
    ['a page break at the start goes before', at(p('x'), p('|ab')), insertPageBreak, ['x', '<pageBreak>', '¦ab']],
    ['no page break in a table', at(table([['a|', 'b']]), p('c')), insertPageBreak, 'refused'],
    ['a field', at(p('a|b')), insertField('fee'), ['a□¦b']],
    ['a table of two rows', at(p('a|')), insertTable(2, 2), ['a', '¦', '', '', '', '']],
    ['Tab in the last cell adds a row', at(table([['a', 'b|']]), p('c')), nextCell, ['a', 'b', '¦', '', 'c']],
    ['Tab goes to the next cell', at(table([['a|', 'b']])), nextCell, ['a', 'b']],

    ['a condition on paragraphs', at(p('|a'), p('b|')), setParagraphCondition({ field: 'f', op: 'set', value: null }), ['? a', '? b']],
    ['no condition across paragraphs within the words', at(p('|a'), p('b|')), setPassageCondition({ field: 'f', op: 'set', value: null }), 'refused'],
    ['an unsafe address is no link', at(p('|a|')), setLink('javascript:alert(1)'), 'refused'],
  ])('%s', (_name, state, command, expected) => {
    expect(run(state, ...[command].flat())).toEqual(expected)
  })

  it('asks without doing: every command answers the same with and without dispatch, and changes nothing without', () => {
    const state = at(clause(0, 'x'), clause(1, 'a|b'), table([['c']]), p('d'))
    for (const command of [enter, backspaceAtStart, insertPageBreak, changeLevel(1), changeLevel(-1), setStyle('quote'), moveClauseBy(-1), insertFootnote, toggle('bold')]) {
      let changed = false
      const asked = command(state)
      const done = command(state, () => (changed = true))
      expect(asked).toBe(done)
      expect(changed).toBe(done)
    }
  })

  it('moves a clause with all that belongs to it, and its level with its sub-clauses', () => {
    const state = at(clause(0, 'A', { id: 'a' }), clause(1, 'A1', { id: 'a1' }), clause(0, 'B|', { id: 'b' }), clause(1, 'B1', { id: 'b1' }), pageBreak(), p('end'))
    expect(run(state, moveClauseBy(-1))).toEqual(['1. B¦', '1.1 B1', '<pageBreak>', 'end', '2. A', '2.1 A1'])
    expect(run(state, changeClauseLevel(1))).toEqual(['1. A', '1.1 A1', '1.2 B¦', '(a) B1', '<pageBreak>', 'end'])
    expect(run(state, moveClauseBy(1))).toBe('refused')
  })

  it('keeps the id with the words when a paragraph is split', () => {
    const ids = (state: EditorState) => state.doc.children.map((node) => [node.textContent, node.attrs['id'] as string | null])
    const split = (state: EditorState) => {
      let next = state
      enter(state, (tr) => (next = state.apply(tr)))
      return ids(next)
    }
    expect(split(at(paragraph({ id: 'one' }, 'ab|cd')))).toEqual([['ab', 'one'], ['cd', null]])
    expect(split(at(paragraph({ id: 'one' }, '|ab')))).toEqual([['', null], ['ab', 'one']])
  })

  it('changes a field everywhere by one step, and keeps one that is used', () => {
    const fee = { id: 'fee', type: 'text' as const, label: 'Fee', required: true, value: null }
    let state = EditorState.create({ doc: doc({ fields: [fee] }, p('Pay ', field('fee'))) })
    const apply = (command: Command): number => {
      let steps = 0
      command(state, (tr) => {
        steps = tr.steps.length
        state = state.apply(tr)
      })
      return steps
    }
    expect(apply(changeField({ ...fee, value: '£5' }))).toBe(1)
    expect(state.doc.attrs['fields']).toEqual([{ ...fee, value: '£5' }])
    expect(apply(removeField('fee'))).toBe(0)
    expect(apply(addField(fee))).toBe(0)
    expect(fieldIdFor(state, 'Fee')).toBe('fee-2')
    expect(fieldIdFor(state, 'Größe (m²)')).toBe('gro-e-m2')
    expect(apply(addField({ ...fee, id: 'late-fee' }))).toBe(1)
    expect(apply(removeField('late-fee'))).toBe(1)
  })

  it('clears formatting and links but not conditions', () => {
    let state = at(p('|abc|'))
    for (const command of [toggle('bold'), toggle('italic'), setLink('https://example.com'), setPassageCondition({ field: 'f', op: 'set', value: null }), clearFormatting]) {
      command(state, (tr) => (state = state.apply(tr)))
    }
    expect(state.doc.firstChild?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(['conditional'])
  })
})
