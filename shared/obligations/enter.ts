import type { AuditEvent } from '#shared/audit/event.ts'
import { isOwner, mayEdit, type Person } from '#shared/contracts/person.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId, Id, Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { obligationDetailsSchema, type Obligation, type ObligationDetails } from '#shared/obligations/obligation.ts'
import { parseRecurrence } from '#shared/obligations/recurrence/parse-recurrence.ts'

/** What is known when somebody enters or changes an obligation. */
export interface EnterFacts {
  readonly actor: Person
  readonly people: readonly Person[]
  readonly now: Instant
  readonly today: CalendarDate
}

type Entered = Result<{ readonly obligation: Obligation; readonly event: AuditEvent | null }>

const mayNot = refused('obligation.may-not-edit', 'Only an owner or an editor may enter obligations. Ask one of them, or switch to your own profile.')
const hasEnded = refused('obligation.ended', 'This obligation has ended and stays as it was. Enter a new one.')

function fits({ owner, acceptor, recurrence, conditionPrecedent }: ObligationDetails, { people }: EnterFacts): Result<null> {
  const able = (id: Person['id']): boolean => people.some((person) => person.id === id && person.active && person.role !== 'viewer')
  if (!able(owner)) return refused('obligation.owner-unable', 'Whoever sees to it must work here and be more than a viewer. Choose somebody else.')
  if (acceptor !== null && !able(acceptor)) return refused('obligation.acceptor-unable', 'Whoever accepts it must work here and be more than a viewer. Choose somebody else.')
  if (acceptor === owner) return refused('obligation.acceptor-is-owner', 'Nobody accepts what they do themselves. Choose somebody else to accept it, or nobody.')
  if (recurrence === null) return accepted(null)
  if (conditionPrecedent) return refused('obligation.condition-recurs', 'A condition is met once, so it cannot recur. Take off the recurrence, or enter it beside.')
  const rule = parseRecurrence(recurrence)
  return rule.ok ? accepted(null) : rule
}

/** Enters an obligation. Refuses obligation.may-not-edit, .owner-unable, .acceptor-unable, .acceptor-is-owner, .condition-recurs and recurrence.*. */
export function addObligation(details: ObligationDetails, given: { readonly id: Id<'obligation'>; readonly contract: ContractId; readonly suggested: boolean }, facts: EnterFacts): Result<{ readonly obligation: Obligation; readonly event: AuditEvent }> {
  const { actor, now } = facts
  if (!mayEdit(actor)) return mayNot
  const fitting = fits(details, facts)
  if (!fitting.ok) return fitting
  return accepted({
    obligation: { ...details, id: given.id, contract: given.contract, ended: null, createdAt: now, createdBy: actor.id },
    event: { kind: 'obligation added', contract: given.contract, obligation: given.id, title: details.title, suggested: given.suggested },
  })
}

const detailNames = Object.keys(obligationDetailsSchema.shape) as (keyof ObligationDetails)[]

function pick(obligation: ObligationDetails, names: readonly (keyof ObligationDetails)[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, obligation[name]]))
}

/** Changes an obligation; what was acted on stays as it was. Nothing changed means no event. A condition that still stands is set aside by an owner alone. */
export function changeObligation(before: Obligation, details: ObligationDetails, standing: boolean, facts: EnterFacts): Entered {
  if (!mayEdit(facts.actor)) return mayNot
  if (before.ended !== null) return hasEnded
  const changed = detailNames.filter((name) => canonicalJson(before[name]) !== canonicalJson(details[name]))
  if (changed.length === 0) return accepted({ obligation: before, event: null })
  const fitting = fits(details, facts)
  if (!fitting.ok) return fitting
  if (standing && before.conditionPrecedent && !details.conditionPrecedent && !isOwner(facts.actor)) return notSetAside
  return accepted({
    obligation: { ...before, ...details },
    event: { kind: 'obligation changed', contract: before.contract, obligation: before.id, title: details.title, changed, before: canonicalJson(pick(before, changed)) },
  })
}

const notSetAside = refused('obligation.condition-stands', 'Only an owner may set a condition aside that is not met. Ask an owner to waive it.')

/** Ends an obligation, with the reason; nothing of it opens any more. Refuses as changing does. */
export function endObligation(before: Obligation, reason: string, standing: boolean, { actor, now }: EnterFacts): Result<{ readonly obligation: Obligation; readonly event: AuditEvent }> {
  if (!mayEdit(actor)) return mayNot
  if (before.ended !== null) return hasEnded
  if (reason.trim() === '') return refused('obligation.no-reason', 'A reason is needed; it is kept in the history. Give one and try again.')
  if (standing && before.conditionPrecedent && !isOwner(actor)) return notSetAside
  return accepted({
    obligation: { ...before, ended: { at: now, by: actor.id, reason: reason.trim() } },
    event: { kind: 'obligation ended', contract: before.contract, obligation: before.id, title: before.title, reason: reason.trim() },
  })
}

/**
 * Takes back an obligation that was accepted from a suggestion by mistake, before anything happened on it: nothing was done, shown, changed or
 * called broken. It is kept, ended, and shown nowhere. Refuses obligation.may-not-edit, .ended, .under-way, .condition-stands.
 */
export function takeBackObligation(before: Obligation, key: string, touched: boolean, { actor, now }: EnterFacts): Result<{ readonly obligation: Obligation; readonly event: AuditEvent }> {
  if (!mayEdit(actor)) return mayNot
  if (before.ended !== null) return hasEnded
  if (touched) return refused('obligation.under-way', 'Something has happened on this obligation since it was accepted, so it stays. End it instead, with a reason.')
  if (before.conditionPrecedent && !isOwner(actor) && actor.id !== before.createdBy) return notSetAside
  return accepted({
    obligation: { ...before, ended: { at: now, by: actor.id, reason: 'Taken back' }, takenBack: true },
    event: { kind: 'suggestion taken back', contract: before.contract, obligation: before.id, title: before.title, key },
  })
}

/** Says when the event happened that an obligation waits for; saying it again puts it right. Refuses obligation.no-event, obligation.not-yet. */
export function eventHappened(before: Obligation, on: CalendarDate, { actor, today }: EnterFacts): Result<{ readonly obligation: Obligation; readonly event: AuditEvent }> {
  if (!mayEdit(actor)) return mayNot
  if (before.ended !== null) return hasEnded
  const { trigger } = before
  if (trigger.on !== 'event') return refused('obligation.no-event', 'This obligation waits for no event; its date is counted from another one.')
  if (on > today) return refused('obligation.not-yet', 'That day is still to come. Say it when it has happened.')
  return accepted({
    obligation: { ...before, trigger: { ...trigger, happenedOn: on } },
    event: { kind: 'obligation event happened', contract: before.contract, obligation: before.id, title: before.title, event: trigger.event, on, before: trigger.happenedOn },
  })
}
