import type { Contract, ShownState } from '#shared/contracts/contract.ts'
import { presentEnd, type TermRecord } from '#shared/contracts/present-term.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** What the state that is shown is computed from. */
export type Dated = Pick<Contract, 'state' | 'effective' | 'end' | 'terms' | 'renewals' | 'openConditions'>

/** What a contract's record says about its terms. */
export function termRecord({ effective, end, terms, renewals }: Pick<Contract, 'effective' | 'end' | 'terms' | 'renewals'>): TermRecord {
  return { start: effective, end, terms, decisions: renewals }
}

/**
 * The state a person sees on a day. Active begins on the effective date of an executed contract (at once if it names none), and not before every
 * condition precedent is met; Expired begins on the day after the last day of its present term. Both are computed and never stored.
 */
export function shownState(contract: Dated, today: CalendarDate): ShownState {
  if (contract.state !== 'executed') return contract.state
  const end = presentEnd(today, termRecord(contract))
  if (end !== null && end < today) return 'expired'
  if (contract.openConditions > 0) return 'executed'
  if (contract.effective !== null && contract.effective > today) return 'executed'
  return 'active'
}

/** The next date in a contract's life, with what it is; null when none is ahead. The last days to give notice are shared/renewal's to find. */
export function nextDate(contract: Dated, today: CalendarDate): { date: CalendarDate; what: string } | null {
  const ended = contract.state === 'cancelled' || contract.state === 'terminated' || contract.state === 'superseded'
  if (ended) return null
  if (contract.effective !== null && contract.effective >= today) return { date: contract.effective, what: 'Takes effect' }
  const end = presentEnd(today, termRecord(contract))
  if (end !== null && end >= today) return { date: end, what: 'Ends' }
  return null
}
