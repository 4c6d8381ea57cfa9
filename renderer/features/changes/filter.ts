import type { ChangeLabel, ListedChange } from '#shared/redline/list.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { daysBetween, localDay } from '#renderer/lib/formatting.ts'

/** Since when a change counts: any time, a stretch up to now, or one calendar day. */
export type ChangeTime = 'any' | 'today' | 'week' | 'turn' | CalendarDate

/** Which changes are shown. An empty set means all of its kind. */
export interface ChangeFilter {
  /** Authors by their key: the person's id, else the name. */
  readonly authors: ReadonlySet<string>
  readonly labels: ReadonlySet<ChangeLabel>
  readonly time: ChangeTime
  readonly words: string
  /** The gesture whose places are shown, by its group. */
  readonly gesture: string | null
}

export const everyChange: ChangeFilter = { authors: new Set(), labels: new Set(), time: 'any', words: '', gesture: null }

/** What "today" and "since the turn passed" mean now. */
export interface FilterMoment {
  readonly today: CalendarDate
  readonly turnSince: Instant
}

/** How markup names an author (shared/document/marks.ts). */
export function authorOf({ author, person }: Pick<ListedChange, 'author' | 'person'>): string {
  return person ?? author
}

/** How many parts of a filter leave changes out. */
export function partsSet({ authors, labels, time, words, gesture }: ChangeFilter): number {
  return [authors.size > 0, labels.size > 0, time !== 'any', words.trim() !== '', gesture !== null].filter(Boolean).length
}

const haystacks = new WeakMap<ListedChange, string>()

function haystackOf(change: ListedChange): string {
  const known = haystacks.get(change)
  if (known !== undefined) return known
  const { author, clause, inserted, deleted, insertedBlocks, deletedBlocks, affected, formats, properties } = change
  const parts = [author, clause, deleted, inserted, ...deletedBlocks, ...insertedBlocks, affected, ...formats.map(({ words }) => words), ...properties.map(({ words }) => words)]
  const made = parts.join('\n').toLocaleLowerCase()
  haystacks.set(change, made)
  return made
}

function inTime(at: Instant, time: ChangeTime, { today, turnSince }: FilterMoment): boolean {
  switch (time) {
    case 'any':
      return true
    case 'today':
      return localDay(at) === today
    case 'week':
      return daysBetween(localDay(at), today) < 7
    case 'turn':
      return at >= turnSince
    default:
      return localDay(at) === time
  }
}

/** The changes a filter lets through, in their order; the same list where it leaves none out. */
export function shownChanges(changes: readonly ListedChange[], filter: ChangeFilter, moment: FilterMoment): readonly ListedChange[] {
  if (partsSet(filter) === 0) return changes
  const words = filter.words.trim().toLocaleLowerCase()
  return changes.filter(
    change =>
      (filter.gesture === null || change.group === filter.gesture) &&
      (filter.authors.size === 0 || filter.authors.has(authorOf(change))) &&
      (filter.labels.size === 0 || filter.labels.has(change.label)) &&
      inTime(change.at, filter.time, moment) &&
      (words === '' || haystackOf(change).includes(words)),
  )
}

/** How many changes a reader counts: the two places of a passage that was moved are one, if both are there. */
export function countOf(changes: readonly ListedChange[]): number {
  const places = new Set(changes.map(({ from }) => from))
  return changes.filter(({ partner, from }) => partner === null || partner.from > from || !places.has(partner.from)).length
}

/** What there is to filter by: how many changes each author made, of each kind, and on which days, latest first. */
export interface ChangeFacets {
  readonly authors: ReadonlyMap<string, number>
  readonly labels: ReadonlyMap<ChangeLabel, number>
  readonly days: ReadonlyMap<CalendarDate, number>
  /** How many places each gesture changed. */
  readonly gestures: ReadonlyMap<string, number>
}

function tally<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
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
