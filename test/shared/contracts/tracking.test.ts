import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trackings } from '#shared/contracts/contract.ts'
import { roles } from '#shared/contracts/person.ts'
import { setTracking, trackFromNow } from '#shared/contracts/tracking.ts'
import { ada, contract, eve, noon, outcome, person, value } from '#test/helpers/records.ts'

const later = '2026-03-05T11:59:59.000Z'
const tracked = contract({ tracking: 'on' })

describe('tracking', () => {
  it('is turned on by whoever may write', () => {
    expect(value(setTracking(contract(), 'on', eve, later))).toEqual({
      contract: { ...contract(), tracking: 'on', updatedAt: later },
      event: { kind: 'tracking changed', contract: 'lease', tracking: 'on', because: '' },
    })
  })

  it('is turned off by an owner, and by nobody else', () => {
    expect(value(setTracking(tracked, 'off', ada, later)).contract.tracking).toBe('off')
    expect(outcome(setTracking(tracked, 'off', eve, later))).toBe('tracking.not-owner')
  })

  it('is what it was already: nothing happened, and nothing is told', () => {
    expect(value(setTracking(tracked, 'on', eve, later))).toEqual({ contract: tracked, event: null })
    expect(trackFromNow(tracked, 'the turn', later)).toEqual({ contract: tracked, event: null })
  })

  it('turns itself on when the text meets the other side, and says why', () => {
    expect(trackFromNow(contract(), 'the turn passed', later)).toMatchObject({ contract: { tracking: 'on' }, event: { tracking: 'on', because: 'the turn passed' } })
  })

  it('never goes off at the wish of anyone but an active owner', () => {
    const someone = fc.record({ role: fc.constantFrom(...roles), active: fc.boolean() }).map((more) => person('Someone', more))
    fc.assert(
      fc.property(someone, fc.constantFrom(...trackings), fc.constantFrom(contract(), tracked), (actor, wanted, before) => {
        const decided = setTracking(before, wanted, actor, noon)
        if (!decided.ok) return
        expect(actor.active).toBe(true)
        expect(decided.value.event !== null).toBe(before.tracking !== wanted)
        if (wanted === 'off') expect(actor.role).toBe('owner')
      }),
    )
  })
})
