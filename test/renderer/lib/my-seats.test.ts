import { describe, expect, it } from 'vitest'
import type { RouteView } from '#shared/approvals/route-view.ts'
import type { Round } from '#shared/approvals/round.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { lastRound, mySeats } from '#renderer/lib/my-seats.ts'
import { noon, round } from '#test/helpers/records.ts'

const [ada, ben, chen] = ['Ada', 'Ben', 'Chen'] as PersonId[] as [PersonId, PersonId, PersonId]
const every = { on: 'every change' } as const

type Stage = Round['stages'][number]

function submission(number: number, state: Round['state'], delegate: PersonId | null = null): Round {
  const seat = (person: PersonId, to: PersonId | null): Stage['seats'][number] => ({ person, reset: every, added: null, delegate: to === null ? null : { to, at: noon, reason: '' } })
  const stage = (id: string, seats: Stage['seats']): Stage => ({ id, name: id, quorum: { rule: 'any' }, seats, needed: true, openedAt: null, remindAfter: null, escalateAfter: null, escalateTo: null })
  return round({ number, state, stages: [stage('board', [seat(ben, delegate), seat(chen, null)]), stage('owner', [seat(ada, null)])] })
}

function route(decidedBy: readonly PersonId[]): RouteView {
  const stage = { why: '', rule: '', blocked: null }
  return {
    policy: 'Board',
    problems: [],
    stages: [
      { ...stage, id: 'board', name: 'board', standing: 'open', seats: [{ person: ben, standing: 'undecided', decidedBy: [...decidedBy], added: false }, { person: chen, standing: 'approved', decidedBy: [], added: false }] },
      { ...stage, id: 'owner', name: 'owner', standing: 'waiting', seats: [{ person: ada, standing: 'undecided', decidedBy: [ada], added: false }] },
    ],
  }
}

const seatsOf = (rounds: readonly Round[], shown: RouteView | null, me: PersonId) => mySeats(rounds, shown, me).map(({ seat, as }) => `${seat} as ${as}`)

describe('the seats that somebody may decide now', () => {
  it('are their own in the open stage, and none in a later one', () => {
    expect(seatsOf([submission(1, 'pending')], route([ben]), ben)).toEqual(['Ben as self'])
    expect(seatsOf([submission(1, 'pending')], route([ben]), ada)).toEqual([])
  })

  it('are those of whom they stand in for, and those delegated to them', () => {
    expect(seatsOf([submission(1, 'pending')], route([ben, ada]), ada)).toEqual(['Ben as substitute'])
    expect(seatsOf([submission(1, 'pending', ada)], route([ada]), ada)).toEqual(['Ben as delegate'])
  })

  it('are none that are decided, none of a round that ended, and none before the first submission', () => {
    expect(seatsOf([submission(1, 'pending')], route([ben]), chen)).toEqual([])
    expect(seatsOf([submission(1, 'pending'), submission(2, 'rejected')], route([ben]), ben)).toEqual([])
    expect(seatsOf([], null, ben)).toEqual([])
  })
})

it('the last round is that of the highest number, in whatever order they come', () => {
  expect(lastRound([submission(2, 'pending'), submission(3, 'approved'), submission(1, 'rejected')])?.number).toBe(3)
  expect(lastRound([])).toBeNull()
})
