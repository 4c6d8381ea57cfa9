import type { Node } from 'prosemirror-model'
import { comparedChanges, differenceKinds, summarise, type ComparedChange, type ComparisonSummary, type DifferenceKind } from '#shared/compare/compared-changes.ts'
import { clauseTree } from '#shared/document/clause-tree.ts'
import { schema } from '#shared/document/schema.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'

/** What changes are sorted by: what each comes to, and whether it lies in a table. */
export type Facet = DifferenceKind | 'table'
export const facets: readonly Facet[] = [...differenceKinds, 'table']

/** One difference as the screen shows it. */
export interface ShownChange extends ComparedChange {
  /** The top-level block of the redline it begins in; the first for a change of the document itself. */
  readonly block: number
  readonly inTable: boolean
  /** The heading of the part it stands in; empty outside every part. */
  readonly heading: string
}

/** A redline read once for everything that is shown of it. */
export interface Compared {
  readonly redline: Node
  /** Where each top-level block begins, and at the end where the last one ends. */
  readonly starts: readonly number[]
  readonly changes: readonly ShownChange[]
  readonly summary: ComparisonSummary
}

/** Where each top-level block of a document begins, and at the end where the last one ends. */
export function blockStarts(doc: Node): number[] {
  const starts = [0]
  doc.forEach((block, offset) => starts.push(offset + block.nodeSize))
  return starts
}

/** The top-level block that holds a position; the last one for the end of the document. */
export function blockAt(starts: readonly number[], pos: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= pos) low = middle
    else high = middle - 1
  }
  return low
}

/** Says under which heading a change stands: that of the outermost clause around it, for what only goes in the old text. */
function headingsOf(redline: Node): (change: ComparedChange) => string {
  const trees = { old: clauseTree(redline, { skipExcluded: true, view: 'original' }), now: clauseTree(redline, { skipExcluded: true }) }
  return ({ from, to, kinds }) => {
    const parts = kinds.every(kind => kind === 'deletion') ? trees.old : trees.now
    return to === 0 ? '' : (parts.findLast(({ start, end }) => start <= from && from < end)?.heading ?? '')
  }
}

/** Reads a redline that the application has answered; its changes too where the answer does not hold them. */
export function readRedline(json: DocumentJson, known?: readonly ComparedChange[]): Compared {
  const redline = schema.nodeFromJSON(json)
  const starts = blockStarts(redline)
  const found = known ?? comparedChanges(redline)
  const headingOf = headingsOf(redline)
  const changes = found.map((change): ShownChange => {
    const block = blockAt(starts, change.from)
    return { ...change, block, heading: headingOf(change), inTable: change.to > 0 && redline.maybeChild(block)?.type.name === 'table' }
  })
  return { redline, starts, changes, summary: summarise(found) }
}

/** How many changes there are of each facet; a moved passage counts once. */
export function facetCounts({ changes, summary }: Pick<Compared, 'changes' | 'summary'>): Readonly<Record<Facet, number>> {
  return { ...summary.counts, table: changes.filter(({ inTable }) => inTable).length }
}

/** The changes of the chosen kinds, all if none is chosen; with `table` only those in tables. */
export function narrowed(changes: readonly ShownChange[], chosen: ReadonlySet<Facet>): readonly ShownChange[] {
  const kinds = differenceKinds.filter(kind => chosen.has(kind))
  return changes.filter(({ kind, inTable }) => (kinds.length === 0 || kinds.includes(kind)) && (!chosen.has('table') || inTable))
}

/** Whether a change is the second place of a passage that was moved, and so no change of its own. */
function isSecondPlace({ kind, partner, from }: ShownChange): boolean {
  return kind === 'moved' && partner !== null && from > partner.from
}

/** How many changes a list holds; a moved passage stands in two places and counts once. */
export function countOf(changes: readonly ShownChange[]): number {
  return changes.filter(change => !isSecondPlace(change)).length
}

/**
 * The change before or after another in a list. From a change that the list leaves out it goes on in the text, and from its end to the
 * beginning. Null where there is no further one.
 */
export function neighbour(list: readonly ShownChange[], all: readonly ShownChange[], current: string | null, by: 1 | -1): ShownChange | null {
  const first = (by === 1 ? list[0] : list.at(-1)) ?? null
  if (current === null) return first
  const places = new Map(all.map(({ key }, index) => [key, index]))
  const here = places.get(current) ?? -1
  const placed = (change: ShownChange): number => places.get(change.key) ?? -1
  const next = by === 1 ? list.find(change => placed(change) > here) : list.findLast(change => placed(change) < here)
  return next ?? (list.some(({ key }) => key === current) ? null : first)
}
