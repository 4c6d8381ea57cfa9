import type { Substitution } from '#shared/approvals/policy.ts'
import type { Decision, Round, RouteStage, Seat } from '#shared/approvals/round.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** Who there is, and who stands in for whom, on a day. */
export interface House {
  readonly people: readonly Person[]
  readonly substitutions: readonly Substitution[]
  readonly today: CalendarDate
}

/** Whether somebody may decide on submissions at all: an owner or an approver who is still there. */
export function mayApprove(person: Person | undefined): boolean {
  return person !== undefined && person.active && (person.role === 'owner' || person.role === 'approver')
}

/** The decision that stands for a seat. */
export function decisionOn(round: Round, stage: RouteStage, seat: Seat): Decision | null {
  return round.decisions.find((decision) => decision.voided === null && decision.stage === stage.id && decision.seat === seat.person) ?? null
}

/** Whether somebody has decided in a stage, in whatever capacity. */
export function hasDecided(round: Round, stage: RouteStage, person: PersonId): boolean {
  return round.decisions.some((decision) => decision.voided === null && decision.stage === stage.id && decision.by === person)
}

/** Whether somebody has a say in a stage: a seat, somebody's delegation, or a decision. Nobody has two. */
export function hasSay(round: Round, stage: RouteStage, person: PersonId): boolean {
  return stage.seats.some((seat) => seat.person === person || seat.delegate?.to === person) || hasDecided(round, stage, person)
}

/** Who stands in for somebody on a day, both ends of the time included. */
export function substitutesOf(house: House, person: PersonId): PersonId[] {
  const { today } = house
  return [...new Set(house.substitutions.filter(({ person: away, from, to }) => away === person && from <= today && today <= to).map(({ substitute }) => substitute))]
}

/**
 * Who may decide a seat that is undecided: its delegate where it was delegated, else its person and whoever stands in for them. Never the
 * submitter, nobody who decided in that stage already, and no substitute who has a say of their own there.
 */
export function decidersOf(round: Round, stage: RouteStage, seat: Seat, house: House): PersonId[] {
  const able = (id: PersonId): boolean => id !== round.submitter && mayApprove(house.people.find((person) => person.id === id)) && !hasDecided(round, stage, id)
  if (seat.delegate !== null) return able(seat.delegate.to) ? [seat.delegate.to] : []
  const substitutes = substitutesOf(house, seat.person).filter((id) => id !== seat.person && able(id) && !hasSay(round, stage, id))
  return able(seat.person) ? [seat.person, ...substitutes] : substitutes
}
