import type { ConditionGroup, Policy, Quorum, ResetRule } from '#shared/approvals/policy.ts'
import type { Decision, Facts, Round, RouteStage } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import type { World } from '#test/shared/approvals/world.ts'

/*
 * What must hold whatever happens, written a second time and on purpose without any of the rules: a rule that is wrong is not right because
 * it agrees with itself.
 */

function needs(when: ConditionGroup | null, facts: Facts): boolean {
  const [comparison] = when?.of ?? []
  if (comparison === undefined || 'match' in comparison) return true
  const fact = facts[comparison.fact] ?? null
  return fact === null || (comparison.operator === 'is' ? fact === comparison.value : Number(fact) >= Number(comparison.value))
}

/** The ids of the stages a contract needs on these facts, in order. */
function neededStages(policies: readonly Policy[], facts: Facts): string[] {
  const policy = policies.find(({ when }) => needs(when, facts))
  return policy === undefined ? ['standing-owner'] : policy.stages.filter(({ when }) => needs(when, facts)).map(({ id }) => id)
}

function stillHolds(rule: ResetRule, decision: Decision, hash: string, facts: Facts): boolean {
  const sameFact = (name: string): boolean => (decision.facts[name] ?? null) === (facts[name] ?? null)
  if (rule.on === 'nothing') return true
  if (rule.on === 'fields') return rule.fields.every(sameFact)
  if (decision.versionHash !== hash) return false
  return rule.on === 'document' || Object.keys(facts).every(sameFact)
}

function standingIn(round: Round, stage: RouteStage): Decision[] {
  return round.decisions.filter((decision) => decision.voided === null && decision.stage === stage.id)
}

/** Whether anybody could decide a seat without having a second say in its stage. */
function canBeDecided(round: Round, stage: RouteStage, person: string, { people, substitutions, today }: House): boolean {
  const decided = new Set<string>(standingIn(round, stage).map(({ by }) => by))
  const sitting = new Set<string>(stage.seats.flatMap((seat) => [seat.person, ...(seat.delegate === null ? [] : [seat.delegate.to])]))
  const free = (who: string): boolean => who !== round.submitter && !decided.has(who) && people.some(({ id, active, role }) => id === who && active && (role === 'owner' || role === 'approver'))
  const seat = stage.seats.find((each) => each.person === person)
  if (seat?.delegate != null) return free(seat.delegate.to)
  return free(person) || substitutions.some((each) => each.person === person && each.from <= today && today <= each.to && !sitting.has(each.substitute) && free(each.substitute))
}

function wanted(quorum: Quorum, seats: number): number {
  if (quorum.rule === 'all') return seats
  if (quorum.rule === 'at least') return quorum.count
  return quorum.rule === 'any' ? 1 : Math.ceil((seats * quorum.percentage) / 100)
}

function ruleMet(round: Round, stage: RouteStage, house: House): boolean {
  const decided = standingIn(round, stage)
  const approved = decided.filter(({ decision }) => decision === 'approved').length
  const others = stage.seats.filter(({ person }) => !decided.some(({ seat }) => seat === person) && canBeDecided(round, stage, person, house)).length
  return approved >= 1 && approved >= wanted(stage.quorum, decided.length + others)
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

function approvedRightly(world: World, round: Round): void {
  const needed = neededStages(world.policies, world.facts)
  must(needed.length > 0, 'approved without any stage')
  for (const id of needed) {
    const stage = round.stages.find((each) => each.id === id)
    must(stage !== undefined && stage.needed && ruleMet(round, stage, world.house), `approved without the rule of ${id} met`)
  }
}

function standingRightly(world: World, round: Round): void {
  for (const stage of round.stages) {
    const decided = standingIn(round, stage)
    must(new Set(decided.map(({ by }) => by)).size === decided.length, 'somebody has two says in a stage')
    must(new Set(decided.map(({ seat }) => seat)).size === decided.length, 'a seat was decided twice')
    for (const decision of decided) {
      const seat = stage.seats.find(({ person }) => person === decision.seat)
      must(seat !== undefined && stillHolds(seat.reset, decision, world.hash, world.facts), 'an approval stands that its reset rule ends')
      must(decision.by !== round.submitter && decision.seat !== round.submitter, 'approved by whoever submitted it')
    }
    must(stage.seats.every(({ person, delegate }) => person !== round.submitter && delegate?.to !== round.submitter), 'the submitter has a say')
  }
}

function keptRightly(before: readonly Round[], after: readonly Round[]): void {
  must(after.length >= before.length, 'a round is gone')
  for (const [place, was] of before.entries()) {
    const is = after[place]
    if (is === was) continue
    if (is === undefined) throw new Error('a round is gone')
    must(was.state === 'pending' || was.state === 'approved' || is.state === was.state, `a round that was ${was.state} went on as ${is.state}`)
    must(was.stages.every(({ id }) => is.stages.some((stage) => stage.id === id)), 'a stage is gone from the history')
    for (const [at, decision] of was.decisions.entries()) {
      const now = is.decisions[at]
      must(now !== undefined && now.id === decision.id && now.by === decision.by && now.decision === decision.decision && now.at === decision.at, 'a decision is gone or was altered')
      must(decision.voided === null || now?.voided?.because === decision.voided.because, 'a void decision came back')
    }
  }
}

function decidedRightly(world: World): void {
  const last = world.log.at(-1)
  if (last === undefined) return
  const { decision, before, house } = last
  const needed = neededStages(world.policies, before.facts)
  for (const id of needed.slice(0, needed.indexOf(decision.stage))) {
    const stage = before.stages.find((each) => each.id === id)
    must(stage !== undefined && ruleMet(before, stage, house), 'a stage was skipped')
  }
  must(needed.includes(decision.stage), 'decided in a stage that is not needed')
  const by = house.people.find(({ id }) => id === decision.by)
  must(by !== undefined && by.active && (by.role === 'owner' || by.role === 'approver'), 'decided by somebody who may not')
  const delegate = before.stages.find(({ id }) => id === decision.stage)?.seats.find(({ person }) => person === decision.seat)?.delegate ?? null
  const standsIn = house.substitutions.some((each) => each.person === decision.seat && each.substitute === decision.by && each.from <= house.today && house.today <= each.to)
  const entitled = delegate === null ? decision.by === decision.seat || standsIn : decision.by === delegate.to
  must(entitled, 'decided for somebody without being their delegate or substitute')
}

/** Fails with what is wrong, if anything is, after an act. */
export function check(world: World, roundsBefore: readonly Round[], loggedBefore: number): void {
  keptRightly(roundsBefore, world.rounds)
  const logged = new Set(world.log.map(({ decision }) => decision.id))
  for (const round of world.rounds) for (const { id } of round.decisions) must(logged.has(id), 'a decision is not in the log')
  for (const { decision, round } of world.log) must(world.rounds.some((each) => each.number === round && each.decisions.some(({ id }) => id === decision.id)), 'a logged decision is gone')
  const round = world.rounds.at(-1)
  if (round === undefined) return
  if (round.state === 'pending' || round.state === 'approved') standingRightly(world, round)
  if (world.settled && round.state === 'approved') approvedRightly(world, round)
  if (round.state === 'rejected') must(round.decisions.every(({ decision, voided }) => decision === 'rejected' || voided !== null), 'an approval of a rejected round stands')
  if (world.log.length > loggedBefore) decidedRightly(world)
  const previous = world.rounds.at(-2)
  if (previous?.state === 'rejected') must(round.decisions.every(({ at }) => at >= round.submittedAt), 'something was carried over from a rejected round')
}
