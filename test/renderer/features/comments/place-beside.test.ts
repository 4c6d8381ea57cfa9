import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearView, placeBeside, type Wanted } from '#renderer/features/comments/place-beside.ts'

const gap = 8
const cards: fc.Arbitrary<Wanted[]> = fc
  .array(fc.record({ top: fc.integer({ min: -500, max: 1500 }), height: fc.integer({ min: 20, max: 300 }) }), { minLength: 1, maxLength: 20 })
  .map(all => all.toSorted((a, b) => a.top - b.top).map((card, index) => ({ ...card, key: `card ${index}` })))

describe('cards beside their words', () => {
  it('stand where their words are while there is room', () => {
    const tops = placeBeside([{ key: 'a', top: 10, height: 50 }, { key: 'b', top: 200, height: 50 }], null, gap)
    expect([...tops]).toEqual([['a', 10], ['b', 200]])
  })

  it('give way downwards, and upwards before the one that is looked at', () => {
    const close = [{ key: 'a', top: 10, height: 50 }, { key: 'b', top: 20, height: 50 }, { key: 'c', top: 30, height: 50 }]
    expect(Object.fromEntries(placeBeside(close, null, gap))).toEqual({ a: 10, b: 68, c: 126 })
    expect(Object.fromEntries(placeBeside(close, 'b', gap))).toEqual({ a: -38, b: 20, c: 78 })
  })

  it('never cover one another, keep their order, and leave the one that is looked at in its place', () => {
    fc.assert(
      fc.property(cards, fc.nat(), (all, number) => {
        const pinned = all[number % all.length]
        const tops = placeBeside(all, pinned?.key ?? null, gap)
        expect(tops.get(pinned?.key ?? '')).toBe(pinned?.top)
        for (const [index, card] of all.entries()) {
          const next = all[index + 1]
          if (next !== undefined) expect((tops.get(next.key) ?? 0) - (tops.get(card.key) ?? 0)).toBeGreaterThanOrEqual(card.height + gap)
        }
      }),
    )
  })
})

describe('what is drawn of the cards', () => {
  it('is what stands near the part that is seen, found with few measurements', () => {
    let asked = 0
    const topOf = (index: number): number => {
      asked += 1
      return index * 100
    }
    const near = nearView(10_000, topOf, 400_000, 401_000)
    expect(near).toMatchObject({ from: 4000, to: 4011 })
    expect(near.tops[0]).toBe(400_000)
    expect(asked).toBeLessThan(40)
  })

  it('is nothing where nothing is on the page', () => {
    expect(nearView(5, () => null, 0, 100)).toEqual({ from: 0, to: 0, tops: [] })
  })
})
