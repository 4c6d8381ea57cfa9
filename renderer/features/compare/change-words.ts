import type { ShownChange } from '#renderer/features/compare/compared.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import type { DifferenceKind } from '#shared/compare/compared-changes.ts'
import type { ListedChange } from '#shared/redline/list.ts'

/** A change of a text, with what it comes to. */
type WordedChange = ListedChange & { readonly kind: DifferenceKind }

/** What is said of one change: its head, the words that went and came, and whatever else there is to say. */
export interface ChangeWords {
  readonly head: string
  readonly gone: string
  readonly came: string
  /** Words that stayed, of which something else changed. */
  readonly affected: string
  readonly notes: readonly string[]
}

/** Whether the change is the place a passage was moved to. */
export function arrives({ kind, kinds }: Pick<WordedChange, 'kind' | 'kinds'>): boolean {
  return kind === 'moved' && kinds.includes('insertion') && !kinds.includes('deletion')
}

function headOf(change: WordedChange, partnerClause: string): string {
  if (change.kind !== 'moved') return texts.kinds[change.kind].one
  const here = arrives(change)
  if (partnerClause === '') return here ? texts.movedHere : texts.movedAway
  return (here ? texts.movedFrom : texts.movedTo)(texts.clause(partnerClause).toLocaleLowerCase())
}

/** Puts a change into words. `partnerClause` is the clause of the other place of a passage that was moved. */
export function changeWords(change: WordedChange, partnerClause = ''): ChangeWords {
  const { kind, inserted, deleted, insertedBlocks, deletedBlocks, affected, formats, properties } = change
  const blocks = [...insertedBlocks.map(name => `${name} inserted`), ...deletedBlocks.map(name => `${name} deleted`)]
  const notes = [...blocks, ...formats.map(({ words }) => words), ...properties.map(({ words }) => words)]
  // An end that came or went is all there is to say of paragraphs that were split or joined.
  const plain = kind === 'split' || kind === 'joined'
  return { head: headOf(change, partnerClause), gone: plain ? '' : deleted, came: plain ? '' : inserted, affected: affected === '¶' ? '' : affected, notes }
}

/** Where a change stands, as people name it: the clause by its number, with the heading it stands under. */
export function whereWords({ clause, heading, to }: Pick<ShownChange, 'clause' | 'heading' | 'to'>): string {
  if (to === 0) return texts.wholeText
  const place = clause === '' ? texts.outside : texts.clause(clause)
  return heading === '' || heading === clause ? place : texts.under(place, heading)
}
