import { anchorsOf, countConditions, replan } from '#electron/obligations/replan.ts'
import type { Services, Writer } from '#electron/services.ts'
import { auditEntriesOfKind } from '#electron/store/repositories/audit.ts'
import { breachesOf } from '#electron/store/repositories/breaches.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getObligation } from '#electron/store/repositories/obligations.ts'
import { dropOccurrence, occurrencesOfObligation, saveOccurrence } from '#electron/store/repositories/occurrences.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { addObligation, changeObligation, endObligation, eventHappened, takeBackObligation, type EnterFacts } from '#shared/obligations/enter.ts'
import type { Obligation, ObligationDetails } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'
import { openConditions } from '#shared/obligations/state.ts'

function factsOf(services: Services, { db, actor, now }: Writer): EnterFacts {
  return { actor, people: allPeople(db), now, today: services.today() }
}

/** Whether it is a condition precedent that is not met. */
function stands({ db }: Writer, obligation: Obligation): boolean {
  return openConditions([{ obligation, occurrences: occurrencesOfObligation(db, obligation.id) }]) > 0
}

function keep(services: Services, writer: Writer, { obligation, event }: { readonly obligation: Obligation; readonly event: AuditEvent | null }): ContractId {
  if (event === null) return obligation.contract
  replan(services, writer, obligation, anchorsOf(services, getContract(writer.db, obligation.contract)))
  // The grace may have changed, by which what is overdue is found.
  for (const occurrence of occurrencesOfObligation(writer.db, obligation.id)) saveOccurrence(writer.db, occurrence, obligation.grace)
  countConditions(writer, obligation.contract)
  writer.audit(event)
  return obligation.contract
}

/** Enters an obligation inside a change that is under way. */
export function enterObligation(services: Services, writer: Writer, contract: ContractId, details: ObligationDetails, suggested: boolean): void {
  getContract(writer.db, contract)
  keep(services, writer, allowed(addObligation(details, { id: services.newId<'obligation'>(), contract, suggested }, factsOf(services, writer))))
}

/** Enters an obligation, and plans when it is due. */
export function addToContract(services: Services, id: ContractId, details: ObligationDetails): void {
  services.write((writer) => enterObligation(services, writer, id, details, false))
}

/** Changes an obligation; what nobody acted on is planned anew. */
export function changeInContract(services: Services, id: Obligation['id'], details: ObligationDetails): ContractId {
  return services.write((writer) => {
    const before = getObligation(writer.db, id)
    return keep(services, writer, allowed(changeObligation(before, details, stands(writer, before), factsOf(services, writer))))
  })
}

/** Ends an obligation; what was missed stays. */
export function endInContract(services: Services, id: Obligation['id'], reason: string): ContractId {
  return services.write((writer) => {
    const before = getObligation(writer.db, id)
    return keep(services, writer, allowed(endObligation(before, reason, stands(writer, before), factsOf(services, writer))))
  })
}

/** Whether anything was done, shown, changed or called broken of an obligation since it was entered. */
function touched({ db }: Writer, { id, contract }: Obligation, occurrences: readonly Occurrence[]): boolean {
  const changed = (['obligation changed', 'obligation event happened'] as const).some((kind) => auditEntriesOfKind(db, contract, kind).some(({ event }) => event.obligation === id))
  const broken = breachesOf(db, contract).some((breach) => breach.obligation === id || occurrences.some((each) => each.id === breach.occurrence))
  return changed || broken || occurrences.some(({ state, evidence }) => state !== 'scheduled' || evidence.length > 0)
}

/** Takes back, inside a change that is under way, what was accepted from a suggestion. Its planned days go with it. */
export function takeBackInContract(services: Services, writer: Writer, before: Obligation, key: string): void {
  const occurrences = occurrencesOfObligation(writer.db, before.id)
  const taken = allowed(takeBackObligation(before, key, touched(writer, before, occurrences), factsOf(services, writer)))
  for (const { id } of occurrences) dropOccurrence(writer.db, id)
  keep(services, writer, taken)
}

/** Says when the event happened that an obligation waits for. */
export function happenedInContract(services: Services, id: Obligation['id'], on: CalendarDate): ContractId {
  return services.write((writer) => keep(services, writer, allowed(eventHappened(getObligation(writer.db, id), on, factsOf(services, writer)))))
}
