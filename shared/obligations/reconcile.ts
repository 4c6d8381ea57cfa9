import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Id } from '#shared/lib/ids.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'
import { mostOccurrences, type PlannedOccurrence } from '#shared/obligations/plan.ts'

export interface Reconciled {
  readonly make: readonly PlannedOccurrence[]
  /** Those that nobody has acted on yet, at their new dates. */
  readonly move: readonly Occurrence[]
  /** Those that nobody has acted on and that will not be due. */
  readonly drop: readonly Occurrence[]
}

export interface ReconcileFacts {
  readonly today: CalendarDate
  /** Those that something else speaks of, as a breach: they stay. */
  readonly held: ReadonlySet<Id<'occurrence'>>
  /** The day the obligation was recorded: what would have been due before it was never missed. */
  readonly recorded: CalendarDate
}

/** Whether somebody did something about an occurrence, so that it never moves and never goes. */
export function wasActedOn({ state, note, evidence, submitted, decided }: Occurrence): boolean {
  return state !== 'scheduled' || note !== '' || evidence.length > 0 || submitted !== null || decided !== null
}

/**
 * What has to be made, moved and dropped so that the occurrences there are fit what is planned. What somebody acted on stays as it is: of an obligation
 * that recurs it takes the place of its own date, of any other the place of its number. What was missed in a former term stays missed, and of an
 * obligation that has ended what was missed before. Doing it twice changes nothing more.
 */
export function reconcile(obligation: Pick<Obligation, 'recurrence' | 'ended'>, existing: readonly Occurrence[], planned: readonly PlannedOccurrence[], { today, held, recorded }: ReconcileFacts): Reconciled {
  const stays = (occurrence: Occurrence): boolean => wasActedOn(occurrence) || held.has(occurrence.id)
  const free = existing.filter((occurrence) => !stays(occurrence))
  if (obligation.ended !== null) {
    const endedOn = obligation.ended.at.slice(0, 10)
    return { make: [], move: [], drop: free.filter(({ due }) => due >= endedOn || due < recorded) }
  }
  const kept = existing.filter(stays)
  const keyOf = ({ number, due }: { readonly number: number; readonly due: CalendarDate }): string => (obligation.recurrence === null ? String(number) : due)
  const settled = new Set(kept.map(keyOf))
  // One day has one occurrence, whatever its number.
  const taken = new Set(kept.map(({ due }) => due))
  const wanted = planned.filter((each) => !settled.has(keyOf(each)) && !taken.has(each.due))
  const wantedByDue = new Map(wanted.map((each) => [each.due, each]))
  const move: Occurrence[] = []
  const loose: Occurrence[] = []
  const placed = new Set<CalendarDate>()
  for (const occurrence of free) {
    const place = wantedByDue.get(occurrence.due)
    if (place === undefined || placed.has(place.due)) loose.push(occurrence)
    else {
      placed.add(place.due)
      if (place.number !== occurrence.number || place.opens !== occurrence.opens) move.push({ ...occurrence, ...place })
    }
  }
  const numbers = new Set(planned.map(({ number }) => number))
  const missed = (occurrence: Occurrence): boolean => obligation.recurrence === null && planned.length > 0 && !numbers.has(occurrence.number) && occurrence.due < today
  const movable = loose.filter((occurrence) => !missed(occurrence))
  const unfilled = wanted.filter(({ due }) => !placed.has(due) && !loose.some((occurrence) => missed(occurrence) && occurrence.due === due)).slice(-mostOccurrences)
  unfilled.slice(0, movable.length).forEach((place, index) => {
    const occurrence = movable[index]
    if (occurrence !== undefined) move.push({ ...occurrence, ...place })
  })
  return { make: unfilled.slice(movable.length), move, drop: movable.slice(unfilled.length) }
}
