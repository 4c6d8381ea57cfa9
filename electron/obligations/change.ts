import { anchorsOf, countConditions, replan } from '#electron/obligations/replan.ts'
import type { Services, Writer } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getObligation } from '#electron/store/repositories/obligations.ts'
import { occurrencesOfObligation, saveOccurrence } from '#electron/store/repositories/occurrences.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { addObligation, changeObligation, endObligation, eventHappened, type EnterFacts } from '#shared/obligations/enter.ts'
import type { Obligation, ObligationDetails } from '#shared/obligations/obligation.ts'
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

/** Says when the event happened that an obligation waits for. */
export function happenedInContract(services: Services, id: Obligation['id'], on: CalendarDate): ContractId {
  return services.write((writer) => keep(services, writer, allowed(eventHappened(getObligation(writer.db, id), on, factsOf(services, writer)))))
}
