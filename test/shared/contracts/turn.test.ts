import { describe, expect, it } from 'vitest'
import { passTurn } from '#shared/contracts/turn.ts'
import { ada, contract, eve, noon, outcome, person, value, vic } from '#test/helpers/records.ts'

const later = '2026-03-05T11:59:59.000Z'

describe('passing the turn', () => {
  it('says whose it is now, since when, and how many whole days it was held', () => {
    const { contract: after, event } = value(passTurn(contract(), 'theirs', ada, later))
    expect(after).toEqual({ ...contract(), turn: 'theirs', turnSince: later, updatedAt: later })
    expect(event).toEqual({ kind: 'turn passed', contract: 'lease', to: 'theirs', daysHeld: 2 })
  })

  it('counts no negative days when a clock was set back', () => {
    expect(value(passTurn(contract({ turnSince: later }), 'theirs', ada, noon)).event).toMatchObject({ daysHeld: 0 })
  })

  it('is refused when it is that side’s turn already', () => {
    expect(outcome(passTurn(contract(), 'ours', ada, later))).toBe('turn.already')
    expect(outcome(passTurn(contract({ turn: 'theirs' }), 'theirs', ada, later))).toBe('turn.already')
  })

  it('is for owners and editors who are still there', () => {
    expect(outcome(passTurn(contract(), 'theirs', eve, later))).toBe('accepted')
    for (const actor of [vic, person('App', { role: 'approver' }), person('Gone', { active: false })]) {
      expect(outcome(passTurn(contract(), 'theirs', actor, later)), actor.name).toBe('turn.may-not-edit')
    }
  })
})
