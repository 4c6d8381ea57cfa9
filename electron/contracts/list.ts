import { indexWhatIsLeft } from '#electron/drafts/settle.ts'
import { nextDates, type NextDateOf } from '#electron/renewal/next-dates.ts'
import type { Services } from '#electron/services.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { contractsMatching } from '#electron/store/repositories/search.ts'
import { storedStates, type Contract } from '#shared/contracts/contract.ts'
import { shownState } from '#shared/contracts/status.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractQuery } from '#shared/ipc/api.ts'
import type { ContractRow } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { searchExpression } from '#shared/search/query.ts'

function rowOf(contract: Contract, today: CalendarDate, nextOf: NextDateOf): ContractRow {
  const { id, title, type, turn, turnSince, value, updatedAt } = contract
  return {
    id,
    title,
    counterparty: contract.counterparty.name,
    type,
    state: shownState(contract, today),
    turn,
    turnSince,
    value,
    nextDate: nextOf(contract),
    updatedAt,
  }
}

/** The contracts whose title, parties or text hold what is looked for; null when nothing is. */
function found(services: Services, search: string): ReadonlySet<ContractId> | null {
  const expression = searchExpression(search)
  if (expression === null) return null
  indexWhatIsLeft(services)
  return contractsMatching(services.db, expression)
}

const lifecycleOrder = new Map<string, number>([...storedStates, 'active', 'expired'].map((state, at) => [state, at]))
/** Sorts after any real date, so that contracts without one come last. */
const noDate = '9999-12-31'

// One for all comparisons: localeCompare with options looks its rules up every time, and a list compares hundreds of thousands of times.
const inOrder = new Intl.Collator('en', { sensitivity: 'base' })
const byTitle = new Intl.Collator('en')

/** Orders two rows by a column; amounts within their own currency, for currencies are never mixed. */
function compareBy(sort: ContractQuery['sort'], a: ContractRow, b: ContractRow): number {
  switch (sort) {
    case 'state':
      return (lifecycleOrder.get(a.state) ?? 0) - (lifecycleOrder.get(b.state) ?? 0)
    case 'value':
      return (a.value?.currency ?? '').localeCompare(b.value?.currency ?? '') || Number(a.value?.amount ?? 0) - Number(b.value?.amount ?? 0)
    case 'nextDate':
      return (a.nextDate?.date ?? noDate).localeCompare(b.nextDate?.date ?? noDate)
    default:
      return inOrder.compare(a[sort], b[sort])
  }
}

/** The rows of the contracts table: searched, filtered and sorted. */
export async function listContracts(services: Services, query: ContractQuery): Promise<ContractRow[]> {
  const today = services.today()
  const hits = found(services, query.search)
  const sign = query.direction === 'ascending' ? 1 : -1
  const contracts = allContracts(services.db).filter((contract) => hits === null || hits.has(contract.id))
  const nextOf = await nextDates(contracts, today)
  return contracts
    .map((contract) => rowOf(contract, today, nextOf))
    .filter((row) => query.states.length === 0 || query.states.includes(row.state))
    .toSorted((a, b) => sign * compareBy(query.sort, a, b) || byTitle.compare(a.title, b.title))
}
