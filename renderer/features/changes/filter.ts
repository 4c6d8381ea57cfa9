import { filterChanges } from '#shared/redline/filter.ts'
import type { ChangeLabel, ListedChange } from '#shared/redline/list.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { localDay } from '#renderer/lib/formatting.ts'

/** Since when a change counts: any time, a stretch up to now, or one calendar day. */
export type ChangeTime = 'any' | 'today' | 'week' | 'turn' | CalendarDate

/** Which changes a person wants to see. An empty set means all of its kind. */
export interface ChosenChanges {
  /** Authors by their key: the person's id, else the name. */
  readonly authors: ReadonlySet<string>
  readonly labels: ReadonlySet<ChangeLabel>
  readonly time: ChangeTime
  readonly words: string
  /** The gesture whose places are shown, by its group. */
  readonly gesture: string | null
}

export const everyChange: ChosenChanges = { authors: new Set(), labels: new Set(), time: 'any', words: '', gesture: null }

/** What "today" and "since the turn passed" mean now. */
export interface FilterMoment {
  readonly today: CalendarDate
  readonly turnSince: Instant
}

/** How markup names an author (shared/document/marks.ts). */
export function authorOf({ author, person }: Pick<ListedChange, 'author' | 'person'>): string {
  return person ?? author
}

/** How many parts of a choice leave changes out. */
export function partsSet({ authors, labels, time, words, gesture }: ChosenChanges): number {
  return [authors.size > 0, labels.size > 0, time !== 'any', words.trim() !== '', gesture !== null].filter(Boolean).length
}

/** The instants at which a calendar day begins and ends where the person is, with so many days before it. */
function daysUpTo(day: CalendarDate, before: number): { since: Instant; until: Instant } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const midnight = (days: number): number => new Date(year, month - 1, date + days).getTime()
  return { since: new Date(midnight(-before)).toISOString(), until: new Date(midnight(1) - 1).toISOString() }
}

function stretchOf(time: ChangeTime, { today, turnSince }: FilterMoment): { since?: Instant; until?: Instant } {
  switch (time) {
    case 'any':
      return {}
    case 'turn':
      return { since: turnSince }
    case 'today':
      return daysUpTo(today, 0)
    case 'week':
      return daysUpTo(today, 6)
    default:
      return daysUpTo(time, 0)
  }
}

/** The changes that are wanted, in their order; the same list where none is left out. */
export function shownChanges(changes: readonly ListedChange[], chosen: ChosenChanges, moment: FilterMoment): readonly ListedChange[] {
  if (partsSet(chosen) === 0) return changes
  const { authors, labels, time, words, gesture } = chosen
  const found = filterChanges(changes, {
    ...(labels.size === 0 ? {} : { kinds: [...labels] }),
    ...stretchOf(time, moment),
    text: words,
  })
  // An author is one key here, whatever their name was at the time.
  return found.filter(change => (authors.size === 0 || authors.has(authorOf(change))) && (gesture === null || change.group === gesture))
}

const counts = new WeakMap<readonly ListedChange[], number>()

/** How many changes a reader counts: the two places of a passage that was moved are one, if both are there. Remembered per list. */
export function countOf(changes: readonly ListedChange[]): number {
  const known = counts.get(changes)
  if (known !== undefined) return known
  const places = new Set(changes.map(({ from }) => from))
  const count = changes.filter(({ partner, from }) => partner === null || partner.from > from || !places.has(partner.from)).length
  counts.set(changes, count)
  return count
}

/** What there is to filter by. */
export interface ChangeFacets {
  /** How many changes each author made, by key. */
  readonly authors: ReadonlyMap<string, number>
  readonly labels: ReadonlyMap<ChangeLabel, number>
  /** The days on which changes were made, latest first. */
  readonly days: ReadonlyMap<CalendarDate, number>
  /** How many places each gesture changed. */
  readonly gestures: ReadonlyMap<string, number>
}

function tally<T>(items: Iterable<T>): Map<T, number> {
  const tallied = new Map<T, number>()
  for (const item of items) tallied.set(item, (tallied.get(item) ?? 0) + 1)
  return tallied
}

export function facetsOf(changes: readonly ListedChange[]): ChangeFacets {
  const days = tally(changes.map(({ at }) => localDay(at)))
  return {
    authors: tally(changes.map(authorOf)),
    labels: tally(changes.map(({ label }) => label)),
    days: new Map([...days].toSorted(([a], [b]) => (a < b ? 1 : -1))),
    gestures: tally(changes.map(({ group }) => group)),
  }
}

/** A set with an item added, or without it. */
export function toggled<T>(set: ReadonlySet<T>, item: T, on: boolean): ReadonlySet<T> {
  const changed = new Set(set)
  if (on) changed.add(item)
  else changed.delete(item)
  return changed
}
