import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockRunsOn, mayExpireAt } from '#shared/signing/moment.ts'
import { shownCeremony } from '#shared/signing/turns.ts'
import { ceremony, noon, outcome, signature, signer } from '#test/helpers/records.ts'

const at = (milliseconds: number): string => new Date(Date.parse(noon) + milliseconds).toISOString()

describe('the clock', () => {
  it('is believed exactly when nothing that was written down lies ahead of it', () => {
    const offset = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(offset, offset, offset, offset, (entry, made, signed, now) => {
        const present = ceremony([signer(1, { signature: signature({ at: at(signed) }) }), signer(2)], { createdAt: at(made) })
        const expected = now >= Math.max(entry, made, signed) ? 'accepted' : 'signing.clock-set-back'
        expect(clockRunsOn(present, at(entry), at(now)).ok ? 'accepted' : outcome(clockRunsOn(present, at(entry), at(now)))).toBe(expected)
      }),
    )
  })
})

describe('the end of a signing', () => {
  it('lies ahead, or there is none', () => {
    expect(mayExpireAt(null, noon).ok).toBe(true)
    expect(mayExpireAt(at(1), noon).ok).toBe(true)
    for (const past of [noon, at(-1)]) expect(outcome(mayExpireAt(past, noon))).toBe('plan.expires-in-the-past')
  })

  it('is shown when it has come, and only of what is open', () => {
    const open = ceremony([signer(1)], { expiresAt: noon })
    expect(shownCeremony(open, at(-1))).toEqual(open)
    expect(shownCeremony(open, noon)).toEqual({ ...open, state: 'expired', endedAt: noon, endedBecause: 'The time to sign ran out' })
    const ended = { ...open, state: 'completed' as const }
    expect(shownCeremony(ended, at(1))).toEqual(ended)
  })
})
