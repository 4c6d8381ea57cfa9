import { joinBackward } from 'prosemirror-commands'
import { Slice } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { Step, StepMap, StepResult } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { doc, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { splitParagraph } from '#renderer/editor/commands/enter.ts'
import { counter, editing, stampOf } from '#test/shared/redline/gesture.ts'
import { identified } from '#test/shared/redline/perform.ts'
import { placeOf, reading } from '#test/shared/redline/scenarios/story.ts'

const start = doc({}, paragraph({ id: 'pay' }, 'The Buyer shall pay.'), paragraph({ id: 'law' }, 'English law applies.'))

/** A state with the cursor, or a selection, at some words. */
function at(words: string, side: 'before' | 'after' | 'over' = 'over'): EditorState {
  const state = editing(start, counter('id '))
  const { from, to } = placeOf(start, words)
  const [anchor, head] = side === 'over' ? [from, to] : side === 'before' ? [from, from] : [to, to]
  return state.apply(state.tr.setSelection(TextSelection.create(start, anchor, head)))
}

function tracked(state: EditorState, tr: Transaction): Transaction {
  const newId = counter('n')
  const result = trackTransaction(state, identified(state, tr, newId), stampOf(0, 0, newId))
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** The words around the cursor, which stands at the bar. */
function cursorIn(tr: Transaction): string {
  const { $head } = tr.selection
  const text = $head.parent.textBetween(0, $head.parent.content.size)
  return `${text.slice(0, $head.parentOffset)}|${text.slice($head.parentOffset)}`
}

/** A step of a kind nobody knows. */
class StrangeStep extends Step {
  apply(before: typeof start): StepResult {
    return StepResult.ok(before.copy(before.content.addToEnd(schema.node('pageBreak'))))
  }
  override getMap(): StepMap {
    return StepMap.empty
  }
  invert(): Step {
    return this
  }
  map(): Step {
    return this
  }
  toJSON(): unknown {
    return {}
  }
}

describe('a recorded transaction', () => {
  it('that changes nothing comes back as it is', () => {
    const state = at('Buyer')
    const tr = state.tr.setMeta('something', 1)
    expect(tracked(state, tr)).toBe(tr)
  })

  it('keeps what was said with it: metadata, the wish to scroll, stored marks, its time', () => {
    const state = at('Buyer', 'after')
    const tr = state.tr.insertText(' promptly').setMeta('uiEvent', 'paste').setTime(1234).setStoredMarks([schema.mark('bold')]).scrollIntoView()
    const record = tracked(state, tr)
    expect(record.getMeta('uiEvent')).toBe('paste')
    expect(record.scrolledIntoView).toBe(true)
    expect(record.storedMarks).toEqual([schema.mark('bold')])
    expect(record.time).toBe(1234)
  })

  it('applies to the state the edit was made on', () => {
    const state = at('Buyer', 'after')
    expect(reading(state.apply(tracked(state, state.tr.insertText(' promptly'))).doc)[0]).toBe('The Buyer[+Ann:  promptly] shall pay.')
  })

  it.each<[string, EditorState, (state: EditorState) => Transaction, string]>([
    ['after what is typed', at('Buyer', 'after'), (state) => state.tr.insertText('s'), 'The Buyers| shall pay.'],
    ['after what is typed over a selection, whose words stay struck before it', at('Buyer'), (state) => state.tr.insertText('Seller'), 'The BuyerSeller| shall pay.'],
    ['before what Backspace strikes', at('Buyer', 'after'), (state) => state.tr.delete(state.selection.from - 1, state.selection.from), 'The Buye|r shall pay.'],
    ['after what Delete strikes', at('Buyer', 'before'), (state) => state.tr.delete(state.selection.from, state.selection.from + 1), 'The B|uyer shall pay.'],
  ])('leaves the cursor %s', (_, state, act, expected) => {
    expect(cursorIn(tracked(state, act(state)))).toBe(expected)
  })

  it('leaves the cursor in the new paragraph after Enter', () => {
    const state = at(' shall', 'before')
    const made: Transaction[] = []
    splitParagraph(state, (tr) => void made.push(tr))
    expect(made.map((tr) => cursorIn(tracked(state, tr)))).toEqual(['| shall pay.'])
  })

  it('leaves the cursor between the paragraphs that Backspace joins', () => {
    const state = at('English', 'before')
    const made: Transaction[] = []
    joinBackward(state, (tr) => void made.push(tr))
    expect(made.map((tr) => tracked(state, tr).selection.empty)).toEqual([true])
  })

  it('of a step that is unknown is refused, with a sentence, and nothing is changed', () => {
    const state = at('Buyer')
    const result = trackTransaction(state, state.tr.step(new StrangeStep()), stampOf(0, 0, counter('n')))
    expect(result.ok).toBe(false)
    expect(result.ok ? '' : result.refusal.code).toBe('redline.unknown-step')
    expect(result.ok ? '' : result.refusal.message).toMatch(/^[A-Z].*Nothing was changed\..*\.$/)
    expect(state.doc).toBe(start)
  })

  it('of what is one’s own pending insertion is the edit itself', () => {
    const state = at('Buyer', 'after')
    const typed = state.apply(tracked(state, state.tr.insertText(' promptly')))
    const { from, to } = placeOf(typed.doc, 'promptly')
    const tr = typed.tr.delete(from, to)
    expect(tracked(typed, tr)).toBe(tr)
  })

  it('writes one change for a word typed letter by letter', () => {
    let state = at('Buyer', 'after')
    for (const letter of ' too') state = state.apply(tracked(state, state.tr.insertText(letter)))
    expect(reading(state.doc)[0]).toBe('The Buyer[+Ann:  too] shall pay.')
    expect(new Set(state.doc.firstChild?.children.flatMap((node) => node.marks.map((mark) => String(mark.attrs['id']))))).toHaveProperty('size', 1)
  })

  it('marks a replacement by a slice as one gesture', () => {
    const state = at('Buyer')
    const record = tracked(state, state.tr.replaceSelection(new Slice(schema.node('paragraph', null, [schema.text('Customer')]).content, 0, 0)))
    const groups = new Set(record.doc.firstChild?.children.flatMap((node) => node.marks.map((mark) => String(mark.attrs['group']))))
    expect(groups.size).toBe(1)
  })
})
