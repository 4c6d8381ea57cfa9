import { describe, expect, it } from 'vitest'
import { addObligation, changeObligation, endObligation, eventHappened, type EnterFacts } from '#shared/obligations/enter.ts'
import { ada, ben, eve, id, noon, outcome, value, vic } from '#test/helpers/records.ts'
import { details, obligation } from '#test/shared/obligations/records.ts'

const facts = (more: Partial<EnterFacts> = {}): EnterFacts => ({ actor: ada, people: [ada, ben, eve, vic], now: noon, today: '2026-03-02', ...more })
const given = { id: id<'obligation'>('o1'), contract: id<'contract'>('lease'), suggested: false }
const added = (more: Parameters<typeof details>[0], by = facts()): string => outcome(addObligation(details(more), given, by))
const ended = { at: noon, by: ada.id, reason: 'agreed' }

describe('entering an obligation', () => {
  it('keeps it as it was entered, with who did and when', () => {
    expect(value(addObligation(details(), given, facts()))).toEqual({
      obligation: { ...details(), id: 'o1', contract: 'lease', ended: null, createdAt: noon, createdBy: ada.id },
      event: { kind: 'obligation added', contract: 'lease', obligation: 'o1', title: 'Pay the rent', suggested: false },
    })
  })

  it('refuses by name what cannot be', () => {
    expect(added({}, facts({ actor: vic }))).toBe('obligation.may-not-edit')
    expect([added({ owner: vic.id }), added({ owner: id('gone') }), added({}, facts({ people: [{ ...ada, active: false }] }))]).toEqual(Array(3).fill('obligation.owner-unable'))
    expect(added({ acceptor: vic.id })).toBe('obligation.acceptor-unable')
    expect(added({ acceptor: ada.id })).toBe('obligation.acceptor-is-owner')
    expect(added({ recurrence: 'FREQ=MONTHLY', conditionPrecedent: true })).toBe('obligation.condition-recurs')
    expect(added({ recurrence: 'every month' })).toBe('recurrence.malformed')
    expect(added({ recurrence: 'FREQ=MONTHLY', acceptor: ben.id })).toBe('accepted')
  })
})

describe('changing one', () => {
  it('tells the log what changed, and what it was', () => {
    const { obligation: after, event } = value(changeObligation(obligation(), details({ grace: 5 }), false, facts()))
    expect(after.grace).toBe(5)
    expect(event).toMatchObject({ kind: 'obligation changed', changed: ['grace'], before: '{"grace":0}' })
    expect(value(changeObligation(obligation(), details(), false, facts())).event).toBe(null)
  })

  it('is not possible once it has ended', () => {
    const over = obligation({ ended })
    expect([changeObligation(over, details({ grace: 1 }), false, facts()), endObligation(over, 'again', false, facts())].map(outcome)).toEqual(['obligation.ended', 'obligation.ended'])
  })

  it('leaves a condition that is not met to owners', () => {
    const condition = obligation({ conditionPrecedent: true })
    const byEve = facts({ actor: eve })
    expect(outcome(changeObligation(condition, details(), true, byEve))).toBe('obligation.condition-stands')
    expect(outcome(endObligation(condition, 'no need', true, byEve))).toBe('obligation.condition-stands')
    expect([changeObligation(condition, details(), true, facts()), endObligation(condition, 'no need', true, facts()), endObligation(condition, 'met', false, byEve)].map(outcome)).toEqual(Array(3).fill('accepted'))
  })

  it('needs a reason to end', () => {
    expect(outcome(endObligation(obligation(), ' ', false, facts()))).toBe('obligation.no-reason')
    expect(value(endObligation(obligation(), ' agreed ', false, facts())).obligation.ended).toEqual(ended)
  })
})

describe('an event', () => {
  const waiting = obligation({ trigger: { on: 'event', event: 'completion', happenedOn: null, after: { count: 30, unit: 'days' } } })
  it('happened on a day that has come, and can be put right', () => {
    const first = value(eventHappened(waiting, '2026-03-01', facts()))
    expect(first.obligation.trigger).toMatchObject({ happenedOn: '2026-03-01' })
    expect(value(eventHappened(first.obligation, '2026-02-28', facts())).event).toMatchObject({ on: '2026-02-28', before: '2026-03-01' })
  })

  it('is refused by name otherwise', () => {
    expect(outcome(eventHappened(waiting, '2026-03-03', facts()))).toBe('obligation.not-yet')
    expect(outcome(eventHappened(obligation(), '2026-03-01', facts()))).toBe('obligation.no-event')
    expect(outcome(eventHappened(waiting, '2026-03-01', facts({ actor: vic })))).toBe('obligation.may-not-edit')
  })
})
