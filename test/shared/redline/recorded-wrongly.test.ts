import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { doc, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { counter, editing, people, stampOf } from '#test/shared/redline/gesture.ts'
import { operations } from '#test/shared/redline/operations/catalogue.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { recordFaults } from '#test/shared/redline/perform.ts'
import { plainEdit } from '#test/shared/redline/plain-edit.ts'
import { placeOf, reading } from '#test/shared/redline/scenarios/story.ts'

const stamp = stampOf(0, 0, counter('n'))
const start = doc({}, paragraph({ id: 'pay' }, 'The Buyer shall pay.'), paragraph({ id: 'law' }, 'English law applies.'))
const typing: Operation = { name: 'type', run: (state) => state.tr.insertText('!', 3) }

function insertion(author: (typeof people)[number], id = 'other') {
  return schema.mark('insertion', { id, group: `group ${id}`, ...author, at: stamp.at })
}

function faults(state: EditorState, tr: Transaction, record: Transaction): string[] {
  return recordFaults(state, tr, record, state.apply(record), typing, stamp)
}

/** A text with a pending insertion of somebody else. */
function withAnother(): Node {
  return doc({}, paragraph({ id: 'pay' }, 'The ', schema.text('good ', [insertion(people[1])]), 'Buyer shall pay.'))
}

describe('the harness sees it where', () => {
  const state = editing(start, counter('id '))
  const tr = state.tr.insertText('!', 3)

  it('nothing is wrong', () => {
    const record = trackTransaction(state, tr, stamp)
    expect(record.ok ? faults(state, tr, record.value) : 'refused').toEqual([])
  })

  it('an edit is applied and not recorded', () => {
    expect(faults(state, tr, tr).join()).toMatch(/reject all/)
  })

  it('an edit is not made at all', () => {
    expect(faults(state, tr, state.tr.setNodeAttribute(0, 'id', 'pay')).join()).toMatch(/accept all/)
  })

  it('a change is written in somebody else’s name', () => {
    const record = state.tr.insert(3, schema.text('!', [insertion(people[2])]))
    expect(faults(state, tr, record).join()).toMatch(/not by its author/)
  })

  it('a change of somebody else is lost', () => {
    const pending = editing(withAnother(), counter('id '))
    const edit = pending.tr.insertText('!', 3)
    const { from, to } = placeOf(pending.doc, 'good ')
    const record = pending.tr.insert(3, schema.text('!', [insertion(people[0], 'own')])).removeMark(from + 1, to + 1, schema.marks.insertion)
    expect(faults(pending, edit, record).join()).toMatch(/is gone/)
  })

  it('a table is left with a hole', () => {
    const hole = state.tr.insert(0, schema.node('table', null, [schema.node('tableRow', null, [schema.node('tableCell', { colspan: 2 }, [paragraph({ id: 'c' })])]), schema.node('tableRow', null, [schema.node('tableCell', null, [paragraph({ id: 'd' })])])]))
    expect(recordFaults(state, tr, hole, state.apply(hole.setMeta('fix-tables', {})), typing, stamp)).not.toEqual([])
  })
})

describe('an edit without a record', () => {
  it('typed within another’s deletion is not struck', () => {
    const struck = doc({}, paragraph({ id: 'pay' }, schema.text('The Buyer', [schema.mark('deletion', { id: 'd', group: 'g', ...people[1], at: stamp.at })])))
    const tr = editing(struck, counter('id ')).tr.insertText('X', 4)
    expect(reading(plainEdit(struck, tr.doc, tr.steps, false))).toEqual(['[−Ben: The]X[−Ben:  Buyer]'])
  })

  it('splitting a paragraph leaves a change of its end with its end', () => {
    const change = { kind: 'deletion', id: 'd', group: 'g', ...people[1], at: stamp.at, move: null }
    const struck = doc({}, schema.node('paragraph', { id: 'pay', changes: [change] }, [schema.text('The Buyer')]), paragraph({ id: 'law' }, 'applies'))
    const tr = editing(struck, counter('id ')).tr.split(4)
    expect(reading(plainEdit(struck, tr.doc, tr.steps, false))).toEqual(['The', ' Buyer ¶ −Ben', 'applies'])
  })

  it('the catalogue holds at least forty-five kinds, each with a name of its own', () => {
    expect(operations.length).toBeGreaterThanOrEqual(45)
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length)
  })
})
