import { describe, expect, it } from 'vitest'
import { deedsFor } from '#renderer/features/obligations/occurrence/deeds.ts'
import type { Person, Role } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { acceptOccurrence, returnOccurrence } from '#shared/obligations/act.ts'
import { noon } from '#test/helpers/records.ts'
import { obligation, occurrence } from '#test/shared/obligations/records.ts'

const person = (name: string, role: Role, active = true): Person => ({ id: name as PersonId, name, title: '', email: '', role, active })
const ada = person('ada', 'owner')
const ben = person('ben', 'editor')
const cleo = person('cleo', 'approver')
const dan = person('dan', 'viewer')
const of = { owner: ben.id, acceptor: cleo.id }

describe('what somebody is offered', () => {
  it.each([
    ['an editor submits what is open', ben, 'open', null, ['submit', 'evidence']],
    ['an owner may waive it besides', ada, 'open', null, ['submit', 'evidence', 'waive']],
    ['what is returned is submitted again', ben, 'returned', null, ['submit', 'evidence']],
    ['the acceptor accepts or returns what was submitted', cleo, 'submitted', ben.id, ['accept', 'return']],
    ['an owner may accept in their stead', ada, 'submitted', ben.id, ['accept', 'return', 'evidence', 'waive']],
    ['whoever submitted it does not accept it', ada, 'submitted', ada.id, ['evidence', 'waive']],
    ['a viewer is offered nothing', dan, 'open', null, []],
    ['nothing is left of what is accepted', ada, 'accepted', ben.id, []],
  ] as const)('%s', (_what, me, state, by, deeds) => {
    expect(deedsFor(me, of, state, by)).toEqual(deeds)
  })

  it('to decide is what the rule allows, with an acceptor and without', () => {
    for (const me of [ada, ben, cleo, dan, { ...ben, active: false }])
      for (const acceptor of [null, cleo.id])
        for (const by of [ada.id, ben.id, cleo.id]) {
          const act = { obligation: obligation({ owner: ben.id, acceptor }), actor: me, now: noon, today: '2026-03-02' }
          const submitted = occurrence({ state: 'submitted', submitted: { at: noon, on: '2026-03-02', by } })
          const offered = deedsFor(me, act.obligation, 'submitted', by)
          const who = `${me.name}, accepted by ${acceptor ?? 'nobody named'}, submitted by ${by}`
          expect(offered.includes('accept'), who).toBe(acceptOccurrence(submitted, '', act).ok)
          expect(offered.includes('return'), who).toBe(returnOccurrence(submitted, 'not whole', act).ok)
        }
    expect(deedsFor(ben, { owner: ben.id, acceptor: null }, 'submitted', ben.id)).toContain('accept')
  })

  it('is nothing for who has left', () => {
    expect(deedsFor(person('ada', 'owner', false), of, 'open', null)).toEqual([])
  })

  it('lets the one who sees to it submit, whatever their role', () => {
    expect(deedsFor(dan, { owner: dan.id, acceptor: null }, 'open', null)).toEqual(['submit', 'evidence'])
  })
})
