import type { Contract, ShownState } from '#shared/contracts/contract.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/**
 * The state a person sees on a day. Active begins on the effective date of an executed contract (at once if it names none);
 * Expired begins on the day after its end. Both are computed and never stored.
 */
export function shownState(contract: Pick<Contract, 'state' | 'effective' | 'end'>, today: CalendarDate): ShownState {
  if (contract.state !== 'executed') return contract.state
  if (contract.end !== null && contract.end < today) return 'expired'
  if (contract.effective !== null && contract.effective > today) return 'executed'
  return 'active'
}

/** The next date in a contract's life, with what it is; null when none is ahead. */
export function nextDate(contract: Pick<Contract, 'state' | 'effective' | 'end'>, today: CalendarDate): { date: CalendarDate; what: string } | null {
  const ended = contract.state === 'cancelled' || contract.state === 'terminated' || contract.state === 'superseded'
  if (ended) return null
  if (contract.effective !== null && contract.effective >= today) return { date: contract.effective, what: 'Takes effect' }
  if (contract.end !== null && contract.end >= today) return { date: contract.end, what: 'Ends' }
  return null
}
