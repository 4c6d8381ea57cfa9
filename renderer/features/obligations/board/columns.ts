import type { Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import type { ObligationQuery } from '#shared/ipc/obligations-api.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

export const boardColumns = ['scheduled', 'open', 'submitted', 'returned', 'accepted'] as const satisfies readonly ShownOccurrenceState[]
export type BoardColumn = (typeof boardColumns)[number]

/** Days ahead that the board shows of what is scheduled, and days back of what was accepted. */
export const horizon = 90

/** The cards of a column: of what is still to come and what is done, only what is near. */
export function columnQuery(column: BoardColumn, today: CalendarDate, mine: boolean, limit: number): ObligationQuery {
  return {
    from: column === 'accepted' ? addDays(today, -horizon) : null,
    through: column === 'scheduled' ? addDays(today, horizon) : null,
    states: [column],
    overdueOnly: false,
    kinds: [],
    debtor: null,
    mine,
    search: '',
    offset: 0,
    limit,
  }
}

/** What has to be done so that a card comes to stand in another column; null where only time brings it there. */
export function deedTo(from: ShownOccurrenceState, to: BoardColumn): Deed | null {
  if (from === 'submitted') return to === 'accepted' ? 'accept' : to === 'returned' ? 'return' : null
  if (from === 'accepted' || from === 'waived') return null
  return to === 'submitted' ? 'submit' : null
}

/** The columns that a card can be moved to. */
export const columnsFrom = (from: ShownOccurrenceState): BoardColumn[] => boardColumns.filter(to => deedTo(from, to) !== null)
