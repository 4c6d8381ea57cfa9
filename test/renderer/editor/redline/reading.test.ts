import { describe, expect, it } from 'vitest'
import { clause, doc, p, table } from '#shared/document/builders.ts'
import { joinedParagraphs, joinsChanged } from '#renderer/editor/redline/joined.ts'
import { isHidden, nearestShown } from '#renderer/editor/redline/hidden.ts'
import { isGone } from '#renderer/editor/views/block-changes.ts'
import { schema } from '#shared/document/schema.ts'
import { stamp, tracked, withChanges } from '#test/renderer/editor/redline/tracked-document.ts'

const numbered = { numbering: { scheme: 'decimal', level: 0 } } as const

describe('the final text', () => {
  it('joins paragraphs whose ends go, with the attributes of the last', () => {
    const text = doc({}, tracked('a', 'one', 'deletion'), tracked('b', ' two', 'deletion'), clause(0, ' three', { id: 'c' }))
    const joined = joinedParagraphs(text)
    expect([...joined].map(([id, { place, attrs }]) => [id, place, attrs.id])).toEqual([['a', 'first', 'c'], ['b', 'middle', 'c'], ['c', 'last', 'c']])
  })

  it('keeps the attributes of the first where its change says so', () => {
    const first = withChanges(tracked('a', 'one', undefined, numbered), { kind: 'deletion', keeps: 'this', ...stamp('x') })
    const joined = joinedParagraphs(doc({}, first, p(' two')))
    expect(joined.get('a')?.attrs).toMatchObject({ id: 'a', ...numbered })
  })

  it('leaves a paragraph without words out, and joins nothing across another block', () => {
    const gone = tracked('a', '[-one]', 'deletion')
    expect(isGone(gone)).toBe(true)
    expect(joinedParagraphs(doc({}, gone, tracked('b', 'two'))).size).toBe(0)
    expect(joinedParagraphs(doc({}, tracked('a', 'one', 'deletion'), table([['x']]), tracked('b', 'two'))).size).toBe(0)
  })

  it('joins past a block that goes itself', () => {
    const brk = withChanges(schema.nodes.pageBreak.create(), { kind: 'deletion', ...stamp('x') })
    expect(joinedParagraphs(doc({}, tracked('a', 'one', 'deletion'), brk, tracked('b', 'two'))).size).toBe(2)
  })

  it('is read anew only when an end that goes is near', () => {
    const before = doc({}, tracked('a', 'one'), tracked('b', 'two', 'deletion'), tracked('c', 'three'))
    const [a, b, c] = before.children
    if (a === undefined || b === undefined || c === undefined) throw new Error('three paragraphs')
    expect(joinsChanged(before, doc({}, tracked('a', 'one more'), b, c))).toBe(false)
    expect(joinsChanged(before, doc({}, a, tracked('b', '[-two]', 'deletion'), c))).toBe(true)
  })

  it('has no place for the cursor in what is hidden', () => {
    const text = doc({}, tracked('a', 'one [-two ]three'), tracked('b', '[-gone]', 'deletion'), tracked('c', 'four'))
    const hidden = Array.from({ length: text.content.size + 1 }, (_position, pos) => pos).filter((pos) => text.resolve(pos).parent.inlineContent && isHidden(text.resolve(pos)))
    // The middle of “two ” and all of the paragraph that goes.
    expect(hidden).toEqual([6, 7, 8, 16, 17, 18, 19, 20])
    expect(nearestShown(text, 7, 1)).toBe(9)
    expect(nearestShown(text, 7, -1)).toBe(5)
    expect(nearestShown(text, 18, 1)).toBe(22)
  })

  it('takes a row with all its cells, and a table with all its rows', () => {
    const cell = withChanges(schema.nodes.tableCell.create(null, p('x')), { kind: 'deletion', ...stamp('x') })
    const row = schema.nodes.tableRow.create(null, [cell, cell])
    expect(isGone(row)).toBe(true)
    expect(isGone(schema.nodes.table.create(null, [row]))).toBe(true)
    expect(isGone(schema.nodes.table.create(null, [row, schema.nodes.tableRow.create(null, [schema.nodes.tableCell.create(null, p('y'))])]))).toBe(false)
  })
})
