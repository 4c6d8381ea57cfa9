import { queueOf } from '#electron/approvals/queue.ts'
import { everything, rowsOf } from '#electron/obligations/rows.ts'
import { keepPlanned } from '#electron/obligations/keep-planned.ts'
import { nextDatesWithin } from '#electron/renewal/next-dates.ts'
import type { Services } from '#electron/services.ts'
import { servedBreaches } from '#electron/store/repositories/breaches.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { getObligation } from '#electron/store/repositories/obligations.ts'
import { occurrencesOfObligation, occurrencesRunningOut } from '#electron/store/repositories/occurrences.ts'
import type { Reminder } from '#shared/ipc/obligations-api.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { calendarDateIn } from '#shared/lib/calendar.ts'
import { cureReminder, evidenceHorizon, evidenceReminder, type DueReminder } from '#shared/obligations/remind.ts'

/** How far ahead deadlines are reminded of, in days, and the most reminders of one kind: a person has to go over them. */
const AHEAD_IN_DAYS = 30
const MOST_OF_A_KIND = 50

/** What is due, overdue, running out or waiting, for whoever works here now (C5), the most urgent first. */
export async function remindersFor(services: Services): Promise<Reminder[]> {
  await keepPlanned(services)
  const { db } = services
  const today = services.today()
  const me = services.me()
  const contracts = allContracts(db)
  const titles = new Map(contracts.map(({ id, title }) => [id, title]))
  const titled = (reminder: DueReminder): Reminder => ({ ...reminder, title: titles.get(reminder.contract) ?? '' })
  const page = { offset: 0, limit: MOST_OF_A_KIND }
  const overdue = rowsOf(services, { ...everything, overdueOnly: true, of: me.id }, page)
  const open = rowsOf(services, { ...everything, states: ['open', 'returned'], from: today, through: addDays(today, AHEAD_IN_DAYS), of: me.id }, page)
  const obligations = [...overdue, ...open].map((row): Reminder => ({
    key: `${row.overdue ? 'overdue' : 'due'} ${row.id} ${row.due}`, contract: row.contract, title: row.contractTitle, what: row.title, due: row.due, kind: row.overdue ? 'overdue' : 'obligation',
  }))
  const evidence = new Set(occurrencesRunningOut(db, evidenceHorizon(today)).map(({ obligation }) => obligation))
  const expiring = [...evidence].slice(0, MOST_OF_A_KIND).flatMap((id) => {
    const obligation = getObligation(db, id)
    const reminder = obligation.ended === null ? evidenceReminder(obligation.contract, obligation.title, occurrencesOfObligation(db, id).flatMap((each) => each.evidence), today) : null
    return reminder === null ? [] : [titled(reminder)]
  })
  const cures = servedBreaches(db).flatMap((breach) => {
    const reminder = cureReminder(breach, today)
    return reminder === null ? [] : [titled(reminder)]
  })
  const nextOf = await nextDatesWithin(contracts, today, AHEAD_IN_DAYS)
  const deadlines = contracts.flatMap((contract): Reminder[] => {
    const next = nextOf(contract)
    if (next === null || next.date > addDays(today, AHEAD_IN_DAYS) || contract.state !== 'executed') return []
    const kind = next.what === 'Ends' ? 'term ends' : 'notice deadline'
    return [{ key: `${kind} ${contract.id} ${next.date}`, contract: contract.id, title: contract.title, what: next.what, due: next.date, kind }]
  }).slice(0, MOST_OF_A_KIND)
  const approvals = queueOf(services, contracts).filter(({ mine }) => mine !== 'submitted').map((item): Reminder => ({
    key: `approval ${item.contract} ${item.stage} ${item.reminder}`, contract: item.contract, title: item.title, what: `Waits for your decision: ${item.stage}`, due: calendarDateIn(item.openedAt, services.timeZone), kind: 'approval',
  }))
  return [...obligations, ...cures, ...deadlines, ...expiring, ...approvals].toSorted((a, b) => a.due.localeCompare(b.due))
}
