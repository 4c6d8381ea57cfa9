import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '#test/shared/approvals/invariants.ts'
import { acts, newWorld, perform, policies } from '#test/shared/approvals/world.ts'

describe('any history of submitting, deciding, handing on, standing in, changing and taking back', () => {
  const reached = new Map<string, number>()

  it('never approves without the rule met on the present text and facts, never for the submitter, never out of turn, and forgets nothing', () => {
    fc.assert(
      fc.property(policies, acts, (given, history) => {
        const world = newWorld(given)
        for (const act of history) {
          const [rounds, logged] = [world.rounds, world.log.length]
          perform(world, act)
          check(world, rounds, logged)
        }
        for (const { state, number, decisions } of world.rounds) {
          const carried = decisions.some(({ id }) => world.log.find(({ decision }) => decision.id === id)?.round !== number)
          const capacities = decisions.map(({ as }) => as)
          const seen = [state, ...capacities, ...(carried ? ['carried'] : []), ...(decisions.some(({ voided }) => voided !== null) ? ['voided'] : []), ...(number > 1 ? ['again'] : [])]
          for (const each of seen) reached.set(each, (reached.get(each) ?? 0) + 1)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('is tried far enough: every outcome, capacity and turn was reached often', () => {
    for (const each of ['pending', 'approved', 'rejected', 'recalled', 'edited', 'self', 'delegate', 'substitute', 'carried', 'voided', 'again']) expect(reached.get(each) ?? 0, each).toBeGreaterThan(20)
  })
})
