import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { turnHistory, type Pass } from '#shared/contracts/rounds.ts'

const hour = 3_600_000
const start = Date.parse('2026-03-02T12:00:00.000Z')
const at = (hours: number): string => new Date(start + hours * hour).toISOString()

describe('the history of turns', () => {
  it('begins on our side, and goes on', () => {
    expect(turnHistory(at(0), [], at(50))).toEqual({
      turns: [{ holder: 'ours', since: at(0), until: null, days: 2 }], rounds: 0, days: { ours: 2, theirs: 0 },
    })
  })

  it('counts a round each time the text goes over, and the days of each side', () => {
    const passes: Pass[] = [{ to: 'theirs', at: at(24) }, { to: 'ours', at: at(100) }, { to: 'theirs', at: at(130) }]
    expect(turnHistory(at(0), passes, at(200))).toEqual({
      turns: [
        { holder: 'ours', since: at(0), until: at(24), days: 1 },
        { holder: 'theirs', since: at(24), until: at(100), days: 3 },
        { holder: 'ours', since: at(100), until: at(130), days: 1 },
        { holder: 'theirs', since: at(130), until: null, days: 2 },
      ],
      rounds: 2,
      days: { ours: 2, theirs: 6 },
    })
  })

  it('adds hours, not rounded days: four half days are two days', () => {
    const passes: Pass[] = Array.from({ length: 8 }, (_, index) => ({ to: index % 2 === 0 ? ('theirs' as const) : ('ours' as const), at: at(12 * (index + 1)) }))
    const { turns, days } = turnHistory(at(0), passes, at(12 * 8))
    expect(turns.every((turn) => turn.days === 0)).toBe(true)
    expect(days).toEqual({ ours: 2, theirs: 2 })
  })

  it('stops when the contract was signed or given up', () => {
    const { turns, days } = turnHistory(at(0), [{ to: 'theirs', at: at(24) }], at(1000), at(72))
    expect(turns.at(-1)).toEqual({ holder: 'theirs', since: at(24), until: at(72), days: 2 })
    expect(days).toEqual({ ours: 1, theirs: 2 })
  })

  it('leaves no gap, counts nothing below nought, and shares out all the time there was', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 12 }), fc.nat(400), (gaps, rest) => {
        let hours = 0
        const passes = gaps.map((gap, index): Pass => ({ to: index % 2 === 0 ? 'theirs' : 'ours', at: at((hours += gap)) }))
        const now = at(hours + rest)
        const { turns, rounds, days } = turnHistory(at(0), passes, now)
        expect(turns.length).toBe(passes.length + 1)
        for (const [index, turn] of turns.entries()) {
          expect(turn.until).toBe(turns[index + 1]?.since ?? null)
          expect(turn.days).toBeGreaterThanOrEqual(0)
        }
        expect(rounds).toBe(Math.ceil(passes.length / 2))
        const whole = (hours + rest) / 24
        expect(days.ours + days.theirs).toBeLessThanOrEqual(whole)
        expect(days.ours + days.theirs).toBeGreaterThan(whole - 2)
      }),
    )
  })
})
