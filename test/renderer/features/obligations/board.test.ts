import { describe, expect, it } from 'vitest'
import { boardColumns, columnQuery, columnsFrom, deedTo } from '#renderer/features/obligations/board/columns.ts'
import { shownOccurrenceStates } from '#shared/obligations/occurrence.ts'

describe('the board', () => {
  it.each([
    ['scheduled', ['submitted']],
    ['open', ['submitted']],
    ['submitted', ['returned', 'accepted']],
    ['returned', ['submitted']],
    ['accepted', []],
    ['waived', []],
  ] as const)('lets a card that is %s go to %j only', (from, to) => {
    expect(columnsFrom(from)).toEqual(to)
  })

  it('asks for what the column means before a card comes to stand in it', () => {
    expect(deedTo('open', 'submitted')).toBe('submit')
    expect(deedTo('submitted', 'accepted')).toBe('accept')
    expect(deedTo('submitted', 'returned')).toBe('return')
  })

  it('never moves a card to where only time brings it', () => {
    for (const from of shownOccurrenceStates) expect([deedTo(from, 'scheduled'), deedTo(from, 'open')]).toEqual([null, null])
  })

  it('fetches only what is near of what is to come and what is done', () => {
    const bounds = boardColumns.map(column => columnQuery(column, '2026-11-24', false, 30)).map(({ from, through }) => [from, through])
    expect(bounds).toEqual([[null, '2027-02-22'], [null, null], [null, null], [null, null], ['2026-08-26', null]])
  })
})
