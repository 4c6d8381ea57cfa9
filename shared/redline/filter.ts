import { sameAuthor, type ChangeStamp } from '#shared/document/tracking.ts'
import type { Instant } from '#shared/lib/ids.ts'
import type { ChangeLabel, ListedChange } from '#shared/redline/list.ts'

/** What a list of changes is narrowed to. What is absent narrows nothing. */
export interface ChangeFilter {
  readonly authors?: readonly Pick<ChangeStamp, 'author' | 'person'>[]
  readonly kinds?: readonly ChangeLabel[]
  /** From this moment on, and up to this one, both included. */
  readonly since?: Instant
  readonly until?: Instant
  /** Words that stand in the change, in its clause, its author or what it says of attributes; upper and lower case are the same. */
  readonly text?: string
}

function textOf(change: ListedChange): string {
  const { clause, author, inserted, deleted, insertedBlocks, deletedBlocks, affected, formats, properties } = change
  const words = [...formats, ...properties].map((difference) => difference.words)
  return [clause, author, inserted, deleted, ...insertedBlocks, ...deletedBlocks, affected, ...words].join('\n').toLowerCase()
}

/** The changes of a list that a filter lets through, in their order. */
export function filterChanges(changes: readonly ListedChange[], { authors, kinds, since, until, text = '' }: ChangeFilter): readonly ListedChange[] {
  const wanted = text.trim().toLowerCase()
  return changes.filter(
    (change) =>
      (authors === undefined || authors.some((author) => sameAuthor(author, change))) &&
      (kinds === undefined || kinds.includes(change.label)) &&
      (since === undefined || change.at >= since) &&
      (until === undefined || change.at <= until) &&
      (wanted === '' || textOf(change).includes(wanted)),
  )
}
