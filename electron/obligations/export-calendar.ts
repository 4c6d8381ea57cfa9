import { everything, rowsOf } from '#electron/obligations/rows.ts'
import { keepPlanned } from '#electron/obligations/keep-planned.ts'
import { nextDates } from '#electron/renewal/next-dates.ts'
import type { Services } from '#electron/services.ts'
import { allContracts, getContract } from '#electron/store/repositories/contracts.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { calendarFile, type CalendarEntry } from '#shared/obligations/calendar-file.ts'

/** The most days that one file holds: more than any calendar is useful with. */
const MOST_ENTRIES = 20_000
const REMIND_DAYS_BEFORE = 7
const DOMAIN = 'countersign.invalid'

const sides = { us: 'We owe it', them: 'They owe it', both: 'Both owe it' } as const

function entryOf(row: OccurrenceRow): CalendarEntry {
  const amount = row.amount === null ? '' : `\n${row.amount.currency} ${row.amount.amount}`
  const counterparty = row.counterparty === '' ? '' : `\n${row.counterparty}`
  return {
    uid: `${row.id}@${DOMAIN}`, date: row.due, title: row.title, description: `${row.contractTitle}${counterparty}\n${sides[row.debtor]}; ${row.ownerName} sees to it.${amount}`,
    remindDaysBefore: REMIND_DAYS_BEFORE, category: 'Obligation',
  }
}

/** What is still to be done, and the next date of each contract's terms, as a calendar file; of one contract or of all (C5). */
export async function exportCalendar(services: Services, { contract, mine }: { readonly contract: ContractId | null; readonly mine: boolean }): Promise<{ text: string; entries: number; fileName: string }> {
  await keepPlanned(services)
  const today = services.today()
  const contracts = contract === null ? allContracts(services.db) : [getContract(services.db, contract)]
  const wanted = new Set(contracts.map(({ id }) => id))
  const rows = rowsOf(services, { ...everything, states: ['scheduled', 'open', 'returned', 'submitted'], of: mine ? services.me().id : null, contract }, { offset: 0, limit: MOST_ENTRIES })
  const nextOf = await nextDates(contracts, today)
  const deadlines = contracts.flatMap((each): CalendarEntry[] => {
    const next = each.state === 'executed' && wanted.has(each.id) ? nextOf(each) : null
    if (next === null) return []
    return [{ uid: `${each.id}-${next.what.toLowerCase().replaceAll(/[^a-z]+/g, '-')}@${DOMAIN}`, date: next.date, title: `${next.what}: ${each.title}`, description: each.counterparty.name, remindDaysBefore: REMIND_DAYS_BEFORE, category: 'Deadline' }]
  })
  const entries = [...rows.map(entryOf), ...deadlines]
  const name = contract === null ? readWorkspace(services.db).name : (contracts[0]?.title ?? '')
  return { text: calendarFile(entries, { name, stamp: services.clock() }), entries: entries.length, fileName: `${name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'Contracts'}.ics` }
}
