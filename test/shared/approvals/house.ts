import { decide, type Given } from '#shared/approvals/decide.ts'
import type { Approver, ConditionGroup, Policy, Quorum, ResetRule, Stage, Substitution } from '#shared/approvals/policy.ts'
import type { Facts, Round } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import { openRound, submit, type Submitted } from '#shared/approvals/submit.ts'
import { stageResult } from '#shared/approvals/standing.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { Result } from '#shared/lib/result.ts'
import { hashA, id, noon, person, value } from '#test/helpers/records.ts'

/** The people of a house: Ada, Ben and Chen own it, Dora and Finn approve, Eve edits, Vic reads. */
export const ada = person('Ada')
export const ben = person('Ben')
export const chen = person('Chen')
export const dora = person('Dora', { role: 'approver' })
export const finn = person('Finn', { role: 'approver' })
export const eve = person('Eve', { role: 'editor' })
export const vic = person('Vic', { role: 'viewer' })

export const everyChange: ResetRule = { on: 'every change' }

export function house(more: Partial<House> = {}): House {
  return { people: [ada, ben, chen, dora, finn, eve, vic], substitutions: [], today: '2026-03-02', ...more }
}

/** The same house after somebody left. */
export function without(...gone: readonly Person[]): House {
  return house({ people: house().people.map((each) => (gone.includes(each) ? { ...each, active: false } : each)) })
}

export function asks(...people: readonly Person[]): Approver[] {
  return people.map((each) => ({ kind: 'person', person: each.id, reset: everyChange }))
}

export function stage(name: string, approvers: Approver[], quorum: Quorum = { rule: 'all' }, more: Partial<Stage> = {}): Stage {
  return { id: name.toLowerCase(), name, when: null, approvers, quorum, remindAfter: null, escalateAfter: null, escalateTo: null, ...more }
}

export function policy(name: string, stages: Stage[], when: ConditionGroup | null = null): Policy {
  return { id: name.toLowerCase(), name, when, stages }
}

export function valueAtLeast(amount: string, currency = 'GBP'): ConditionGroup {
  return { match: 'all', of: [{ fact: 'value', operator: 'at least', value: amount, currency }] }
}

export const facts: Facts = { title: 'Lease', type: 'lease', value: '1000', currency: 'GBP', counterparty: 'Bright Bakery Ltd', effective: '2026-04-01', end: null, template: null, deviations: null }

/** What Eve submits, unless somebody else is said to. */
export function submitted(policies: readonly Policy[], more: Partial<Submitted> = {}): Submitted {
  return { id: id('r1'), contract: id('lease'), version: id('v1'), versionHash: hashA, facts, policies, submitter: eve.id, note: '', at: noon, ...more }
}

/** A round of approval, as it is once submitted. */
export function opened(policies: readonly Policy[], more: Partial<Submitted> = {}, at: House = house()): Round {
  return value(submit(null, submitted(policies, more), at)).round
}

/** A round of approval, blocked or not. */
export function openedAnyway(policies: readonly Policy[], more: Partial<Submitted> = {}, at: House = house()): Round {
  return openRound(null, submitted(policies, more), at).round
}

let decisions = 0

export function given(by: Person, more: Partial<Given> = {}): Given {
  decisions += 1
  return { id: id(`d${decisions}`), seat: by.id, by, decision: 'approved', reason: '', at: '2026-03-03T09:00:00.000Z', versionHash: hashA, file: null, ...more }
}

export function attempt(round: Round, by: Person, more: Partial<Given> = {}, at: House = house()): Result<{ round: Round }> {
  return decide(round, given(by, more), at, given(by, more).at)
}

export function approves(round: Round, by: Person, more: Partial<Given> = {}, at: House = house()): Round {
  return value(attempt(round, by, more, at)).round
}

export function rejects(round: Round, by: Person, more: Partial<Given> = {}, at: House = house()): Round {
  return approves(round, by, { decision: 'rejected', reason: 'Clause 4', ...more }, at)
}

/** How each stage stands, by name. */
export function standings(round: Round, at: House = house()): Record<string, string> {
  return Object.fromEntries(round.stages.map((each) => [each.name, each.needed ? stageResult(round, each, at) : 'not needed']))
}

export function standsIn(substitute: Person, away: Person, from = '2026-03-01', to = '2026-03-05'): Substitution {
  return { id: id(`${substitute.id} for ${away.id}`), person: away.id, substitute: substitute.id, from, to }
}
