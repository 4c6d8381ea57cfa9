import * as fc from 'fast-check'
import { decide } from '#shared/approvals/decide.ts'
import { addApprover, delegate } from '#shared/approvals/hand-on.ts'
import type { Policy, ResetRule, Stage, Substitution } from '#shared/approvals/policy.ts'
import { recheck } from '#shared/approvals/recheck.ts'
import type { Decision, Facts, Round } from '#shared/approvals/round.ts'
import { decidersOf, type House } from '#shared/approvals/seats.ts'
import { endRound, isLive, settle } from '#shared/approvals/settle.ts'
import { presentStage } from '#shared/approvals/standing.ts'
import { submit } from '#shared/approvals/submit.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { id, person } from '#test/helpers/records.ts'

/** Everything a random history of approvals can do. Numbers are taken modulo what there is to choose from. */
export type Act =
  | { readonly act: 'submit' | 'leave or return' | 'recall' | 'edit again' | 'edit the text' | 'next day'; readonly who: number }
  | { readonly act: 'decide'; readonly who: number; readonly to: number; readonly seat: number; readonly proper: boolean; readonly approve: boolean }
  | { readonly act: 'delegate' | 'add' | 'stand in'; readonly who: number; readonly to: number; readonly stage: number; readonly proper: boolean }
  | { readonly act: 'change facts'; readonly value: number; readonly type: number }

/** A house with a contract on its way to approval, and everything that was ever decided. */
export interface World {
  policies: readonly Policy[]
  house: House
  facts: Facts
  hash: string
  /** Every round, the latest last. */
  rounds: Round[]
  /** What the log tells: every decision that was accepted. */
  log: { readonly decision: Decision; readonly round: number; readonly before: Round; readonly house: House }[]
  minutes: number
  /** Whether the last act settled what follows from the decisions there are. */
  settled: boolean
}

const resets: readonly ResetRule[] = [{ on: 'every change' }, { on: 'document' }, { on: 'fields', fields: ['value'] }, { on: 'nothing' }]
const values = [null, '100', '1000', '5000']
const types = ['lease', 'nda']

const cast = ['owner', 'owner', 'owner', 'approver', 'approver', 'editor', 'viewer'] as const
export const people: readonly Person[] = cast.map((role, at) => person(`P${at}`, { role }))

const number = fc.nat({ max: 6 })
const when = fc.constantFrom(null, null, { match: 'all' as const, of: [{ fact: 'value' as const, operator: 'at least' as const, value: '1000', currency: 'GBP' }] }, { match: 'any' as const, of: [{ fact: 'type' as const, operator: 'is' as const, value: 'nda', currency: null }] })
const approver = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), person: number.map((at) => id<'person'>(`p${at}`)), reset: fc.constantFrom(...resets) }),
  fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom('owner' as const, 'approver' as const), reset: fc.constantFrom(...resets) }),
)
const quorum = fc.oneof(
  fc.constantFrom({ rule: 'any' as const }, { rule: 'all' as const }),
  fc.record({ rule: fc.constant('at least' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ rule: fc.constant('percentage' as const), percentage: fc.integer({ min: 1, max: 100 }) }),
)
const stage = fc.record({ when, approvers: fc.array(approver, { minLength: 1, maxLength: 3, size: 'max' }), quorum })
const policy = fc.record({ when, stages: fc.array(stage, { minLength: 1, maxLength: 3, size: 'max' }) })

export const policies: fc.Arbitrary<Policy[]> = fc.array(policy, { maxLength: 2, size: 'max' }).map((list) =>
  list.map((each, at) => ({
    id: `policy${at}`,
    name: `Policy ${at}`,
    when: each.when,
    stages: each.stages.map((part, place): Stage => ({ ...part, id: `${at}.${place}`, name: `Stage ${at}.${place}`, remindAfter: null, escalateAfter: null, escalateTo: null })),
  })),
)

const simple = fc.record({ act: fc.constantFrom('submit' as const, 'submit' as const, 'submit' as const, 'leave or return' as const, 'recall' as const, 'edit again' as const, 'edit the text' as const, 'next day' as const), who: number })
const deciding = fc.record({ act: fc.constant('decide' as const), who: number, to: number, seat: number, proper: fc.nat({ max: 9 }).map((dice) => dice > 0), approve: fc.nat({ max: 9 }).map((dice) => dice > 1) })
const handing = fc.record({ act: fc.constantFrom('delegate' as const, 'add' as const, 'stand in' as const), who: number, to: number, stage: fc.nat({ max: 2 }), proper: fc.nat({ max: 4 }).map((dice) => dice > 0) })
const changing = fc.record({ act: fc.constant('change facts' as const), value: fc.nat({ max: 3 }), type: fc.nat({ max: 1 }) })
export const acts: fc.Arbitrary<Act[]> = fc.array(fc.oneof({ weight: 3, arbitrary: simple }, { weight: 7, arbitrary: deciding }, { weight: 3, arbitrary: handing }, { weight: 2, arbitrary: changing }), { minLength: 8, maxLength: 40, size: 'max' })

export function newWorld(given: readonly Policy[]): World {
  return {
    policies: given, house: { people, substitutions: [], today: '2026-03-01' }, facts: { value: '1000', currency: 'GBP', type: 'lease', title: 'Lease' }, hash: 'a'.repeat(64), rounds: [], log: [], minutes: 0, settled: false,
  }
}

function of<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)]
}

function clock({ house, minutes }: World): string {
  return `${house.today}T${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000Z`
}

function personAt(world: World, at: number): Person {
  const found = of(world.house.people, at)
  if (found === undefined) throw new Error('nobody is there')
  return found
}

function replaceLast(world: World, round: Round): void {
  world.rounds = [...world.rounds.slice(0, -1), round]
}

function doSubmit(world: World, who: number): void {
  const last = world.rounds.at(-1) ?? null
  const submitter = personAt(world, who)
  if ((last !== null && isLive(last)) || (submitter.role !== 'owner' && submitter.role !== 'editor')) return
  const at = clock(world)
  const result = submit(last, { id: id(`r${world.rounds.length + 1}`), contract: id('lease'), version: id('v'), versionHash: world.hash, facts: world.facts, policies: world.policies, submitter: submitter.id, note: '', at }, world.house)
  if (!result.ok) return
  const { round, previous } = result.value
  if (previous !== null) replaceLast(world, previous)
  world.rounds = [...world.rounds, round]
  world.settled = true
}

function doDecide(world: World, act: Extract<Act, { act: 'decide' }>): void {
  const round = world.rounds.at(-1)
  if (round === undefined) return
  const stageNow = presentStage(round, world.house)
  const seat = stageNow === null ? undefined : of(stageNow.seats, act.seat)
  const proper: readonly PersonId[] = act.proper && stageNow !== null && seat !== undefined ? decidersOf(round, stageNow, seat, world.house) : []
  const by = world.house.people.find((each) => each.id === of(proper, act.who)) ?? personAt(world, act.who)
  const given = { id: id<'approval'>(`d${world.log.length}`), seat: seat?.person ?? by.id, by, decision: act.approve ? ('approved' as const) : ('rejected' as const), reason: 'because', at: clock(world), versionHash: world.hash, file: null }
  const result = decide(round, given, world.house, given.at)
  if (!result.ok) return
  world.log.push({ decision: result.value.decision, round: round.number, before: round, house: world.house })
  replaceLast(world, result.value.round)
  world.settled = true
}

function doHandOn(world: World, act: Extract<Act, { act: 'delegate' | 'add' | 'stand in' }>): void {
  const [by, to] = [personAt(world, act.who), personAt(world, act.to)]
  if (act.act === 'stand in') {
    const until = `2026-03-0${1 + ((act.stage + act.to) % 9)}`
    const substitution: Substitution = { id: id(`s${world.house.substitutions.length}`), person: by.id, substitute: to.id, from: '2026-03-01', to: until }
    world.house = { ...world.house, substitutions: [...world.house.substitutions.slice(-3), substitution] }
    return
  }
  const round = world.rounds.at(-1)
  const stageThere = round === undefined ? undefined : of(round.stages, act.stage)
  if (round === undefined || stageThere === undefined) return
  const seated = act.proper ? world.house.people.find(({ id: known }) => known === of(stageThere.seats, act.who)?.person) : undefined
  const change = { stage: stageThere.id, to, by: seated ?? by, reason: 'because', at: clock(world) }
  const result = act.act === 'delegate' ? delegate(round, change, world.house) : addApprover(round, change, world.house)
  if (!result.ok) return
  replaceLast(world, result.value.round)
  world.settled = true
}

function doChangeFacts(world: World, act: Extract<Act, { act: 'change facts' }>): void {
  const value = values[act.value] ?? null
  world.facts = { ...world.facts, value, currency: value === null ? null : 'GBP', type: types[act.type] ?? 'lease' }
  const round = world.rounds.at(-1)
  if (round === undefined || !isLive(round)) return
  replaceLast(world, recheck(round, world.facts, world.house, clock(world)).round)
  world.settled = true
}

function leaveOrReturn(world: World, who: number): void {
  const leaver = personAt(world, who)
  world.house = { ...world.house, people: world.house.people.map((each) => (each === leaver ? { ...each, active: !each.active } : each)) }
  const round = world.rounds.at(-1)
  // What is approved is not asked about again because somebody comes or goes.
  if (round?.state !== 'pending') return
  replaceLast(world, settle(round, world.house, clock(world)))
  world.settled = true
}

/** Does one act as the application would; what a rule refuses changes nothing. */
export function perform(world: World, act: Act): void {
  world.minutes += 1
  world.settled = false
  const live = world.rounds.at(-1)
  // Where nothing is submitted there is nothing to decide on: half of the time it is submitted first.
  if ((act.act === 'decide' || act.act === 'delegate') && act.who % 2 === 0 && (live === undefined || !isLive(live))) doSubmit(world, act.to)
  const round = world.rounds.at(-1)
  switch (act.act) {
    case 'submit':
      return doSubmit(world, act.who)
    case 'decide':
      return doDecide(world, act)
    case 'delegate':
    case 'add':
    case 'stand in':
      return doHandOn(world, act)
    case 'change facts':
      return doChangeFacts(world, act)
    case 'leave or return':
      return leaveOrReturn(world, act.who)
    case 'edit the text':
      if (round === undefined || !isLive(round)) world.hash = ['a', 'b', 'c'][act.who % 3]?.repeat(64) ?? world.hash
      return
    case 'recall':
      if (round?.state === 'pending') replaceLast(world, endRound(round, 'recalled', clock(world)))
      return
    case 'edit again':
      if (round?.state === 'approved') replaceLast(world, endRound(round, 'edited', clock(world)))
      return
    case 'next day':
      world.house = { ...world.house, today: `2026-03-0${Math.min(9, Number(world.house.today.slice(-1)) + 1)}` }
  }
}
