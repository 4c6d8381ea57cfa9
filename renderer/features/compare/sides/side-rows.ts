import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { ChangeKind, FormatChangeAttributes } from '#shared/document/tracking.ts'
import { propertiesIn } from '#shared/document/view/attributes-view.ts'
import { absences, isTracked, standsInline, type Reading } from '#shared/document/view/document-view.ts'
import { viewTable } from '#shared/document/view/table-view.ts'
import { resolveChanges, type Decision } from '#shared/redline/resolve.ts'
import { withStamps } from '#shared/redline/with-stamps.ts'

/** A row of the two texts beside each other: the blocks of the old one and those of the new one that correspond; none where one has none. */
export interface SideRow {
  /** The top-level blocks of the redline it shows: [from, to). */
  readonly from: number
  readonly to: number
  /** What goes is still marked in the old text, and what came in the new one. */
  readonly before: readonly Node[]
  readonly after: readonly Node[]
  readonly changed: boolean
}

interface Run {
  readonly from: number
  readonly to: number
  /** How many blocks it comes to in each text. */
  readonly blocks: Readonly<Record<Reading, number>>
}

/** How a side reads the redline: what it resolves, and which way. The rest stays, to be marked. */
const resolved = {
  original: { decision: 'reject', kinds: ['insertion', 'property'] },
  final: { decision: 'accept', kinds: ['deletion'] },
} as const satisfies Record<Reading, { readonly decision: Decision; readonly kinds: readonly ChangeKind[] }>

/** Whether a block that is no paragraph stands in a reading. */
function standsWhole(block: Node, reading: Reading): boolean {
  if (!isTracked(block)) return true
  return block.type.name === 'table' ? viewTable(block, 0, reading) !== null : absences(block, reading).length === 0
}

/** The shortest stretches of blocks out of which no words run in either reading, in the order of the redline. */
function runsOf(redline: Node): Run[] {
  const runs: Run[] = []
  let from = 0
  let blocks = { original: 0, final: 0 }
  // Whether words are waiting for the paragraph they run into.
  let open = { original: false, final: false }
  const close = (reading: Reading): void => {
    if (open[reading]) blocks[reading] += 1
    open[reading] = false
  }
  const read = (block: Node, reading: Reading): void => {
    if (block.type.name !== 'paragraph') {
      if (!standsWhole(block, reading)) return
      close(reading)
      blocks[reading] += 1
    } else if (absences(block, reading).length > 0) open[reading] ||= block.children.some(child => standsInline(child, reading))
    else {
      open[reading] = true
      close(reading)
    }
  }
  const end = (to: number): void => {
    runs.push({ from, to, blocks })
    from = to
    blocks = { original: 0, final: 0 }
  }
  redline.children.forEach((block, index) => {
    read(block, 'original')
    read(block, 'final')
    if (!open.original && !open.final) end(index + 1)
  })
  if (from === redline.childCount) return runs
  close('original')
  close('final')
  end(redline.childCount)
  return runs
}

/**
 * What a side resolves is set apart from what it keeps: both places of a move, and what one gesture did to a table, are else resolved together,
 * and nothing would be left to mark.
 */
function setApart(redline: Node, kinds: readonly ChangeKind[]): Node {
  return withStamps(redline, (stamp, kind) => (kinds.includes(kind) ? { ...stamp, group: `${stamp.group} resolved`, move: null } : stamp))
}

/** Text with the formatting it had, still marked as formatted. */
function formattedAsBefore(node: Node): Node {
  if (!isTracked(node)) return node
  if (node.isText) {
    const oldest = new Map<string, FormatChangeAttributes>()
    for (const { type, attrs } of node.marks) {
      const change = attrs as FormatChangeAttributes
      if (type.name === 'formatChange' && !oldest.has(change.mark)) oldest.set(change.mark, change)
    }
    const marks = [...oldest.values()].reduce<readonly Mark[]>((set, { mark, before }) => {
      const without = set.filter(each => each.type.name !== mark)
      return before === null ? without : (node.type.schema.marks[mark]?.create(before).addToSet(without) ?? without)
    }, node.marks)
    return node.mark(marks)
  }
  return node.copy(Fragment.fromArray(node.children.map(formattedAsBefore)))
}

/** One of the two texts, with what is only in it still marked. */
function textOf(redline: Node, reading: Reading): readonly Node[] {
  const { decision, kinds } = resolved[reading]
  const taken: readonly ChangeKind[] = kinds
  const { children } = resolveChanges(setApart(redline, taken), decision, ({ kind }) => taken.includes(kind))
  return reading === 'original' ? children.map(formattedAsBefore) : children
}

/** Two texts beside each other, row by row, from their redline. Unchanged blocks are shared. */
export function sideRows(redline: Node): SideRow[] {
  const texts = { original: textOf(redline, 'original'), final: textOf(redline, 'final') }
  const next = { original: 0, final: 0 }
  const take = (reading: Reading, count: number): readonly Node[] => texts[reading].slice(next[reading], (next[reading] += count))
  return runsOf(redline).map(({ from, to, blocks }): SideRow => {
    const changed = redline.children.slice(from, to).some(isTracked)
    return { from, to, before: take('original', blocks.original), after: take('final', blocks.final), changed }
  })
}

/** One of the two texts as a whole, in which numbers and references are counted. */
export function sideDocument(redline: Node, rows: readonly SideRow[], side: 'before' | 'after'): Node {
  const { attrs } = propertiesIn(redline, side === 'before' ? 'original' : 'final')
  return redline.type.create(attrs, Fragment.fromArray(rows.flatMap(row => row[side])))
}
