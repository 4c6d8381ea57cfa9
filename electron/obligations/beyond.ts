import { setImmediate as untilOthersHadTheirTurn } from 'node:timers/promises'
import { anchorsOf } from '#electron/obligations/replan.ts'
import { calendarOf } from '#electron/renewal/business-calendar.ts'
import type { Services } from '#electron/services.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { recurringPlannedLess, type OccurrenceSearch } from '#electron/store/repositories/obligation-rows.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { addMonths } from '#shared/lib/calendar-arithmetic.ts'
import type { Id } from '#shared/lib/ids.ts'
import type { Anchors } from '#shared/obligations/first-due.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'
import { dueBetween, type KnownDates } from '#shared/obligations/plan.ts'

/** For how many milliseconds it is reckoned before other calls have their turn. */
const SLICE_IN_MS = 12

/** How far from today rules are reckoned, in months: longer than contracts are made for, and no more than can be waited for. */
const FURTHEST_IN_MONTHS = 30 * 12

/** One time that something will be due, further ahead than occurrences are made. */
export interface Reckoned {
  /** Nobody can act on it yet, so nothing of it is kept; its id only tells it from the others. */
  readonly occurrence: Pick<Occurrence, 'id' | 'due' | 'opens' | 'state'>
  readonly obligation: Obligation
  readonly contract: Contract
}

function canBeScheduled({ states, overdueOnly }: OccurrenceSearch): boolean {
  return !overdueOnly && (states.length === 0 || states.includes('scheduled') || states.includes('open'))
}

/** What the dates of an obligation are counted from; what it does not ask for is not looked up. */
function anchorsFor(services: Services, { trigger }: Obligation, contract: Contract): Anchors {
  if (trigger.on === 'offset') return anchorsOf(services, contract)
  return { dates: { signed: null, effective: null, 'end of term': null, 'notice deadline': null }, term: 1, calendar: calendarOf(contract.terms?.place ?? '') }
}

/**
 * What recurs between two days beyond the occurrences that are made, by its rule alone: whoever looks years ahead sees what will be due, and a look
 * makes no records. In no order.
 */
export async function reckonBeyond(services: Services, search: OccurrenceSearch): Promise<Reckoned[]> {
  if (search.through === null || !canBeScheduled(search)) return []
  const furthest = addMonths(services.today(), FURTHEST_IN_MONTHS)
  const span = { from: search.from ?? services.today(), through: search.through < furthest ? search.through : furthest }
  if (span.from > span.through) return []
  const obligations = recurringPlannedLess(services.db, search, span.through)
  if (obligations.length === 0) return []
  const contracts = new Map(allContracts(services.db).map((contract) => [contract.id, contract]))
  const known: KnownDates = new Map()
  const found: Reckoned[] = []
  let since = performance.now()
  for (const { obligation, plannedThrough } of obligations) {
    const contract = contracts.get(obligation.contract)
    if (contract === undefined) continue
    const times = dueBetween(obligation, anchorsFor(services, obligation, contract), span, known)
    for (const { due, opens } of times.ok ? times.value : []) {
      if (due > plannedThrough) found.push({ occurrence: { id: `${obligation.id} ${due}` as Id<'occurrence'>, due, opens, state: 'scheduled' }, obligation, contract })
    }
    if (performance.now() - since > SLICE_IN_MS) {
      await untilOthersHadTheirTurn()
      since = performance.now()
    }
  }
  return found
}
