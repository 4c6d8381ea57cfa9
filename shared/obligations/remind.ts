import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { daysBetween, type CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Breach } from '#shared/obligations/breach.ts'
import type { Evidence } from '#shared/obligations/occurrence.ts'
import { cureBy, cureDaysLeft } from '#shared/obligations/state.ts'

/** What is reminded of, and by when something is to be done (C5). */
export interface DueReminder {
  readonly key: string
  readonly contract: ContractId
  readonly what: string
  readonly due: CalendarDate
  readonly kind: 'obligation' | 'overdue' | 'evidence expires' | 'cure'
}

/** How long before insurance and certificates run out it is reminded of (C6). */
const EVIDENCE_AHEAD_IN_DAYS = 60

/** The last day on which evidence that runs out is worth a reminder. */
export function evidenceHorizon(today: CalendarDate): CalendarDate {
  return addDays(today, EVIDENCE_AHEAD_IN_DAYS)
}

/** Of the files of an obligation, the one that is valid longest says whether it runs out soon: a new policy takes the place of the old. */
export function evidenceReminder(contract: ContractId, title: string, evidence: readonly Evidence[], today: CalendarDate): DueReminder | null {
  const until = evidence.flatMap(({ validUntil }) => validUntil ?? []).toSorted().at(-1)
  if (until === undefined || until > evidenceHorizon(today)) return null
  const file = evidence.findLast(({ validUntil }) => validUntil === until)
  return { key: `evidence ${file?.blob ?? ''} ${until}`, contract, what: `${title}: “${file?.fileName ?? ''}” ${until < today ? 'is no longer valid' : 'runs out'}`, due: until, kind: 'evidence expires' }
}

/** The cure clock of a breach, while it runs. */
export function cureReminder(breach: Breach, today: CalendarDate): DueReminder | null {
  const by = cureBy(breach)
  if (by === null || cureDaysLeft(breach, today) === null) return null
  const side = breach.by === 'us' ? 'We have to cure' : 'They have to cure'
  return { key: `cure ${breach.id}`, contract: breach.contract, what: `${daysBetween(today, by) < 0 ? 'The time to cure has run out' : side}: ${breach.what.slice(0, 120)}`, due: by, kind: 'cure' }
}
