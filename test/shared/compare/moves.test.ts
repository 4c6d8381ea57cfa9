import { describe, expect, it } from 'vitest'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { doc, p, paragraph, table } from '#shared/document/builders.ts'
import type { BlockMove } from '#shared/redline/alignment.ts'
import { countedStamp } from '#test/shared/compare/stamp.ts'

const liability = 'Neither party is liable for more than the fees paid in the twelve months before the claim arose.'
const notices = 'A notice must be in writing and delivered by hand or by courier to the address on the first page.'
const law = 'The laws of England and Wales govern this agreement and any claim that arises out of it or its making.'
const payment = 'The Customer pays each invoice within thirty days of its date without set-off or deduction of any kind.'

function movesOf(before: readonly string[], after: readonly string[]): readonly BlockMove[] {
  return alignDocuments(doc({}, ...before.map((text) => p(text))), doc({}, ...after.map((text) => p(text)))).moves
}

describe('what was moved', () => {
  it('is found where it went', () => {
    expect(movesOf([liability, notices, law, payment], [notices, law, payment, liability])).toEqual([{ fromA: 0, toA: 1, fromB: 3, toB: 4 }])
  })

  it('is found though it was edited on the way', () => {
    const edited = liability.replace('twelve months', 'six months').replace('fees paid', 'fees paid or payable')
    expect(movesOf([liability, notices, law, payment], [notices, law, payment, edited])).toEqual([{ fromA: 0, toA: 1, fromB: 3, toB: 4 }])
  })

  it('goes with its heading, and with what was put into it', () => {
    const rest = [notices, payment, 'The Supplier insures the Goods until they are delivered and tells the Customer who insures them.']
    expect(movesOf(['Liability', liability, law, ...rest], [...rest, 'Liability', liability, 'A sentence that is new here.', law])).toEqual([{ fromA: 0, toA: 3, fromB: 3, toB: 7 }])
  })

  it('is the lighter of two passages that changed places', () => {
    expect(movesOf([liability, notices, law, payment], [payment, liability, notices, law])).toEqual([{ fromA: 3, toA: 4, fromB: 0, toB: 1 }])
  })

  it('is a table as well', () => {
    const prices = table([['Item', 'Price'], ['Standard licence', '£ 100'], ['Extended licence', '£ 250']])
    expect(alignDocuments(doc({}, prices, p(law), p(notices)), doc({}, p(law), p(notices), prices)).moves).toEqual([{ fromA: 0, toA: 1, fromB: 2, toB: 3 }])
  })

  it('is short only if its id says that it is the same', () => {
    const heading = (id: string | null) => paragraph({ id }, 'Governing law')
    const rest = [law, notices, payment].map((text) => p(text))
    const moves = (id: string | null) => alignDocuments(doc({}, heading(id), ...rest), doc({}, ...rest, heading(id))).moves
    expect(moves('h')).toHaveLength(1)
    expect(moves(null)).toEqual([])
  })

  it('is not what merely reads alike: boilerplate struck out here and added there', () => {
    expect(movesOf(['Intentionally left blank.', law, notices], [law, notices, 'Intentionally left blank.'])).toEqual([])
  })

  it('is shown as one move, with the words that were edited in it as changes of their own', () => {
    const before = doc({}, ...[liability, notices, law, payment].map((text) => p(text)))
    const after = doc({}, ...[notices, law, payment, liability.replace('twelve', 'six')].map((text) => p(text)))
    const { changes, summary } = compareDocuments(before, after, countedStamp())
    expect(changes.map(({ kind, deleted, inserted }) => [kind, deleted.slice(0, 20), inserted.slice(0, 20)])).toEqual([
      ['moved', 'Neither party is lia', ''],
      ['moved', '', 'Neither party is lia'],
      ['replaced', 'twelve', 'six'],
    ])
    expect(summary.counts).toMatchObject({ moved: 1, replaced: 1, inserted: 0, deleted: 0 })
    expect(summary.words).toEqual({ inserted: 1, deleted: 1 })
  })
})
