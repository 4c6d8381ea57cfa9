import type { Mark, Node } from 'prosemirror-model'
import type { Instant } from '#shared/lib/ids.ts'

/**
 * Who changed something, when, and in which gesture (ECMA-376 Part 1, 17.13.5: every revision has an author, a date and an id).
 * `group` joins what one gesture did, so that a reader sees one change; `move` joins the two places of a passage that was moved.
 */
export interface ChangeStamp {
  readonly id: string
  readonly group: string
  /** The name as it is shown and written to files. */
  readonly author: string
  /** The person of the house; null for somebody outside. Two changes are of one author if both name and person are equal. */
  readonly person: string | null
  readonly at: Instant
  readonly move: string | null
}

/** The formatting of a text before somebody changed one mark of it; `before` holds that mark's attributes, null where it was absent. */
export interface FormatChangeAttributes extends ChangeStamp {
  readonly mark: string
  readonly before: Readonly<Record<string, unknown>> | null
}

/**
 * That a block came or is to go. On a paragraph it concerns the paragraph mark, its end (17.13.5.15 and 17.13.5.20): without its mark a
 * paragraph runs into the next one, and the attributes of the next one stay; with `keeps: 'this'` those of this one do. A paragraph that is
 * left without words vanishes with its mark.
 */
export interface StructureChange extends ChangeStamp {
  readonly kind: 'insertion' | 'deletion'
  readonly keeps?: 'this'
}

/** The value an attribute had before. `attribute` may be `type` for the kind of a cell; `key` names one field of the document's fields. */
export interface PropertyChange extends ChangeStamp {
  readonly kind: 'property'
  readonly attribute: string
  readonly key?: string
  readonly before: unknown
}

/** A change of a node that is not text, oldest first in the node's `changes`. */
export type NodeChange = StructureChange | PropertyChange

/** What a change does, as a reader sorts changes. */
export type ChangeKind = 'insertion' | 'deletion' | 'format' | 'property'

/** The marks that hold changes of text. They are never formatting. */
export const trackingMarks = ['insertion', 'deletion', 'formatChange'] as const
export type TrackingMark = (typeof trackingMarks)[number]

const names: ReadonlySet<string> = new Set(trackingMarks)

/** Whether a mark tells of a change, and is no formatting of its own. */
export function isTrackingMark(mark: Mark): boolean {
  return names.has(mark.type.name)
}

/** Whether a mark only points at something outside the text: a comment. It is neither formatting nor a change. */
export function isAnnotation(mark: Mark): boolean {
  return mark.type.name === 'comment'
}

/** The changes of a node; none for text, whose changes are marks. */
export function changesOf(node: Node): readonly NodeChange[] {
  return (node.attrs['changes'] as readonly NodeChange[] | null | undefined) ?? []
}

/** The insertions or deletions a block stands under. */
export function structureChanges(node: Node, kind: 'insertion' | 'deletion'): readonly StructureChange[] {
  return changesOf(node).filter((change): change is StructureChange => change.kind === kind)
}

/** Whether two changes are by one author. */
export function sameAuthor(a: Pick<ChangeStamp, 'author' | 'person'>, b: Pick<ChangeStamp, 'author' | 'person'>): boolean {
  return a.author === b.author && a.person === b.person
}
