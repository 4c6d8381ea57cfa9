import { everything, rowsOf } from '#electron/obligations/rows.ts'
import { keepPlanned } from '#electron/obligations/keep-planned.ts'
import type { Services } from '#electron/services.ts'
import { servedBreaches } from '#electron/store/repositories/breaches.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import type { HomeLine } from '#shared/contracts/home.ts'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { cureReminder } from '#shared/obligations/remind.ts'

/** How far ahead Home looks at what has not opened yet, in days, and the most lines of it: the list of obligations has them all. */
const AHEAD_IN_DAYS = 14
const MOST_LINES = 50

function lineOf({ contract, contractTitle, counterparty, title, overdue, state, due }: OccurrenceRow): HomeLine {
  const standing = overdue ? 'overdue' : state === 'submitted' ? 'to be accepted' : state === 'returned' ? 'returned' : 'due'
  return { contract, title: contractTitle, counterparty, what: `${title}: ${standing}`, since: null, due, action: 'fulfil' }
}

/** What contracts ask of whoever works here now: overdue, open, waiting to be accepted; and the clocks of breaches that are being cured (U1). */
export async function dutiesFor(services: Services): Promise<HomeLine[]> {
  await keepPlanned(services)
  const today = services.today()
  const of = services.me().id
  const page = { offset: 0, limit: MOST_LINES }
  const overdue = rowsOf(services, { ...everything, overdueOnly: true, of }, page)
  const open = rowsOf(services, { ...everything, states: ['open', 'submitted', 'returned'], through: addDays(today, AHEAD_IN_DAYS), of }, page)
  const seen = new Set(overdue.map(({ id }) => id))
  const cures = servedBreaches(services.db).flatMap((breach): HomeLine[] => {
    const reminder = cureReminder(breach, today)
    if (reminder === null) return []
    const contract = getContract(services.db, breach.contract)
    return [{ contract: contract.id, title: contract.title, counterparty: contract.counterparty.name, what: reminder.what, since: null, due: reminder.due, action: 'fulfil' }]
  })
  return [...overdue, ...open.filter(({ id }) => !seen.has(id))].map(lineOf).concat(cures)
}
