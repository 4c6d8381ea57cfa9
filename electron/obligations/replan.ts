import type { Services, Writer } from '#electron/services.ts'
import { calendarOf } from '#electron/renewal/business-calendar.ts'
import { standingOf } from '#electron/renewal/standing.ts'
import { breachesOf } from '#electron/store/repositories/breaches.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { obligationsOf, saveObligation } from '#electron/store/repositories/obligations.ts'
import { dropOccurrence, occurrencesOf, occurrencesOfObligation, saveOccurrence } from '#electron/store/repositories/occurrences.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { allowed } from '#shared/ipc/errors.ts'
import { addMonths } from '#shared/lib/calendar-arithmetic.ts'
import { calendarDateIn, type CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { followsTerms, type Anchors } from '#shared/obligations/first-due.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'
import { planOf } from '#shared/obligations/plan.ts'
import { reconcile } from '#shared/obligations/reconcile.ts'
import { openConditions } from '#shared/obligations/state.ts'

/** How far ahead occurrences are made, in months. */
const AHEAD_IN_MONTHS = 18

/** The days of a contract that its obligations are counted from. */
export function anchorsOf(services: Services, contract: Contract): Anchors {
  const signedAt = ceremoniesOf(services.db, contract.id).findLast(({ state }) => state === 'completed')?.endedAt ?? null
  const standing = standingOf(contract, services.today(), calendarOf)
  return {
    dates: {
      signed: signedAt === null ? null : calendarDateIn(signedAt, services.timeZone),
      effective: contract.effective,
      'end of term': standing.end ?? contract.end,
      'notice deadline': standing.ours?.date ?? null,
    },
    term: standing.term,
    calendar: calendarOf(contract.terms?.place ?? ''),
  }
}

/** Until which day its dates hang on nothing that goes on by itself: only the end of a term does, and whoever changes a contract plans it anew. */
function stillOn({ trigger }: Obligation, { dates }: Anchors, today: CalendarDate): CalendarDate {
  const end = dates['end of term']
  return followsTerms(trigger) && end !== null && end >= today ? end : never
}
const never: CalendarDate = '9999-12-31'

/** Plans an obligation anew and brings its occurrences in line. Throws what its recurrence is refused for. */
export function replan(services: Services, { db }: Writer, obligation: Obligation, anchors: Anchors): void {
  const today = services.today()
  const { planned, through } = allowed(planOf(obligation, anchors, addMonths(today, AHEAD_IN_MONTHS), today))
  saveObligation(db, obligation, { on: stillOn(obligation, anchors, today), through })
  const held = new Set(breachesOf(db, obligation.contract).flatMap(({ occurrence }) => occurrence ?? []))
  const existing = occurrencesOfObligation(db, obligation.id)
  const { make, move, drop } = reconcile(obligation, existing, planned, { today, held, recorded: calendarDateIn(obligation.createdAt, services.timeZone) })
  for (const { id } of drop) dropOccurrence(db, id)
  for (const occurrence of move) saveOccurrence(db, occurrence, obligation.grace)
  for (const each of make) saveOccurrence(db, newOccurrence(services, obligation, each), obligation.grace)
}

function newOccurrence({ newId }: Services, { id, contract }: Obligation, { number, due, opens }: Pick<Occurrence, 'number' | 'due' | 'opens'>): Occurrence {
  return { id: newId<'occurrence'>(), obligation: id, contract, number, due, opens, state: 'scheduled', note: '', evidence: [], submitted: null, decided: null }
}

/** Counts the conditions precedent that are not met, which keep a contract from being active. */
export function countConditions({ db, now }: Writer, id: ContractId): void {
  const contract = getContract(db, id)
  const occurrences = occurrencesOf(db, id)
  const open = openConditions(obligationsOf(db, id).map((obligation) => ({ obligation, occurrences: occurrences.filter((each) => each.obligation === obligation.id) })))
  if (open !== contract.openConditions) saveContract(db, { ...contract, openConditions: open, updatedAt: now })
}

/** Plans everything that a contract's own dates move, after they changed. */
export function replanContract(services: Services, writer: Writer, id: ContractId): void {
  const anchored = obligationsOf(writer.db, id).filter(({ trigger, ended }) => trigger.on === 'offset' && ended === null)
  if (anchored.length === 0) return
  const anchors = anchorsOf(services, getContract(writer.db, id))
  for (const obligation of anchored) replan(services, writer, obligation, anchors)
  countConditions(writer, id)
}
