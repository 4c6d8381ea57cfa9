import { describe, expect, it } from 'vitest'
import { countOf, everyChange, facetsOf, partsSet, shownChanges, toggled, type ChosenChanges } from '#renderer/features/changes/filter.ts'
import { doc, p } from '#shared/document/builders.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

const ann = handOf('Ann', 1)
const annUnderHerOldName = handOf('Ann Finch', 2, 'person-Ann')
const outside = handOf('Cleo', 3, null)

const changes = listChanges(
  doc(
    {},
    p('Pay ', ann.deleted('ten', 'g1'), ann.inserted('thirty', 'g1'), ' days', annUnderHerOldName.inserted(' of notice', 'g2')),
    ann.goes(p(ann.deleted('Term.', 'g3', 'm1')), 'g3', { move: 'm1' }),
    p('The ', outside.formatted('Buyer', 'bold', 'g4'), ' pays'),
    ann.came(p(ann.inserted('Term.', 'g3', 'm1')), 'g3', { move: 'm1' }),
  ),
)
const moment = { today: '2026-03-05', turnSince: '2026-03-01T09:02:30.000Z' }
const words = ({ deleted, inserted, affected }: ListedChange): string => [deleted, inserted, affected].filter(text => text !== '').join('/')
const shown = (chosen: Partial<ChosenChanges>, now = moment): string[] => shownChanges(changes, { ...everyChange, ...chosen }, now).map(words)

describe('the changes a person wants to see', () => {
  it('are all of them, in the same list, while nothing is chosen', () => {
    expect(shownChanges(changes, everyChange, moment)).toBe(changes)
    expect(partsSet(everyChange)).toBe(0)
  })

  it('are those of an author, whatever name they had at the time', () => {
    expect(shown({ authors: new Set(['person-Ann']) })).toEqual(['ten/thirty', 'of notice', 'Term.', 'Term.'])
    expect(shown({ authors: new Set(['Cleo']) })).toEqual(['Buyer'])
  })

  it('are those of a kind, of several kinds, and of a kind and an author together', () => {
    expect(shown({ labels: new Set(['moved']) })).toEqual(['Term.', 'Term.'])
    expect(shown({ labels: new Set(['replaced', 'formatted']) })).toEqual(['ten/thirty', 'Buyer'])
    expect(shown({ labels: new Set(['formatted']), authors: new Set(['person-Ann']) })).toEqual([])
  })

  it('are those with some words, upper and lower case alike', () => {
    expect(shown({ words: ' BUYER ' })).toEqual(['Buyer'])
    expect(shown({ words: 'bold' })).toEqual(['Buyer'])
  })

  it('are those since the turn passed, of the last week, of today, of one day', () => {
    expect(shown({ time: 'turn' })).toEqual(['Buyer'])
    expect(shown({ time: 'week' })).toHaveLength(5)
    expect(shown({ time: 'week' }, { ...moment, today: '2026-03-08' })).toEqual([])
    expect(shown({ time: 'today' })).toEqual([])
    expect(shown({ time: 'today' }, { ...moment, today: '2026-03-01' })).toHaveLength(5)
    expect(shown({ time: '2026-03-01' })).toHaveLength(5)
    expect(shown({ time: '2026-03-02' })).toEqual([])
  })

  it('are the places of one gesture', () => {
    expect(shown({ gesture: 'g3' })).toEqual(['Term.', 'Term.'])
  })
})

describe('what there is to choose from', () => {
  it('is counted by author, kind, day and gesture', () => {
    const { authors, labels, days, gestures } = facetsOf(changes)
    expect([...authors]).toEqual([['person-Ann', 4], ['Cleo', 1]])
    expect(Object.fromEntries(labels)).toEqual({ replaced: 1, inserted: 1, moved: 2, formatted: 1 })
    expect([...days]).toEqual([['2026-03-01', 5]])
    expect(gestures.get('g3')).toBe(2)
  })

  it('counts a passage that was moved once, if both its places are there', () => {
    expect(countOf(changes)).toBe(4)
    expect(countOf(changes.filter(({ label }) => label === 'moved').slice(1))).toBe(1)
  })

  it('is chosen and given up', () => {
    expect([...toggled(new Set(['a']), 'b', true)]).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a', 'b']), 'a', false)]).toEqual(['b'])
  })
})
