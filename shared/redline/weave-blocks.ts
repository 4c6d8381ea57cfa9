import type { Node } from 'prosemirror-model'
import type { ChangeStamp } from '#shared/document/tracking.ts'
import type { Replaced } from '#shared/redline/alignment.ts'
import { deletedCopy, insertedCopy } from '#shared/redline/copies.ts'
import { settleDrafts, type Draft } from '#shared/redline/drafts.ts'
import { segmentsOf } from '#shared/redline/segments.ts'
import { isOwnBlock, ownStampOn, ownStampOnBlock } from '#shared/redline/stamping.ts'
import { streamOf, unitsBetween, type Stream, type Unit } from '#shared/redline/stream.ts'
import { Misaligned, weaveDeleted, weaveInserted, weaveKept, zipped, type Weaving } from '#shared/redline/weave-inline.ts'

/** How to weave what is no paragraph, and which blocks were moved. */
export interface BlockWeaving {
  /** Two states of a table, signature block or page break; `standing` of each block that comes out. */
  readonly block: (before: Node, after: Node) => readonly { readonly node: Node; readonly standing: 'kept' | 'deleted' | 'inserted' }[]
  /** The stamp for words and ends of an old block that was moved away; null for others. */
  readonly movedAway: (block: number) => ChangeStamp | null
  /** The woven blocks of a passage that arrives at a new block, and the index of the first block after it; null for others. */
  readonly arrivesAt: (block: number) => { readonly blocks: readonly Node[]; readonly end: number } | null
}

type Kind = 'insertion' | 'deletion'

function inline(units: readonly Unit[]): Node[] {
  return units.filter(({ kind }) => kind === 'text' || kind === 'atom').map(({ node }) => node)
}

function isStruck({ marks }: Node): boolean {
  return marks.some(({ type }) => type.name === 'deletion')
}

function closes(unit: Unit | undefined): boolean {
  return unit !== undefined && (unit.kind === 'end' || unit.kind === 'block')
}

/** Weaves two states of a block list (a document's or a cell's) that are aligned. `previous` is the block before the list, if there is one. */
export function weaveBlocks(old: readonly Node[], now: readonly Node[], replaced: readonly Replaced[], weaving: Weaving, how: BlockWeaving, previous?: Node): Node[] {
  const { stamper } = weaving
  const [before, after] = [streamOf(old), streamOf(now)]
  const drafts: Draft[] = []
  let content: Node[] = []
  let dropped: Node[] = []

  const place = (node: Node, standing: 'kept' | 'deleted' | 'inserted'): void => {
    // Words struck at the start of a paragraph stay in it: a block that is put in before what is left of it stands before them.
    const struck = content.length > 0 && standing === 'inserted' && content.every(isStruck)
    if (content.length > 0 && !struck) throw new Misaligned('words before a block')
    if (!struck) dropped = []
    drafts.push({ kind: 'block', node, standing })
  }
  const leftStamp = (kind: Kind): ChangeStamp | null => {
    const last = content.at(-1)
    if (last !== undefined) return ownStampOn(last, kind, stamper)
    const draft = drafts.at(-1)
    if (draft === undefined) return ownStampOnBlock(previous, kind, stamper)
    if (draft.kind === 'block') return ownStampOnBlock(draft.node, kind, stamper)
    const { ending } = draft
    if (ending.kind === 'kept') return ownStampOnBlock(ending.old, kind, stamper)
    return (ending.kind === 'inserted') === (kind === 'insertion') && ending.stamp.move === null ? ending.stamp : null
  }
  const rightStamp = (next: Unit | undefined, kind: Kind): ChangeStamp | null => {
    if (next === undefined) return null
    return next.kind === 'text' || next.kind === 'atom' ? ownStampOn(next.node, kind, stamper) : ownStampOnBlock(next.node, kind, stamper)
  }
  const stampFor = (kind: Kind, next: Unit | undefined): ChangeStamp => leftStamp(kind) ?? rightStamp(next, kind) ?? stamper.stamp(kind)
  const finish = (ending: Extract<Draft, { kind: 'paragraph' }>['ending']): void => {
    drafts.push({ kind: 'paragraph', content, ending, dropped })
    content = []
    dropped = []
  }

  const keepUnits = (left: readonly Unit[], right: readonly Unit[]): void => {
    for (const [a, b] of zipped(inline(left), inline(right))) content.push(...weaveKept(a, b, weaving))
    const [lastA, lastB] = [left.at(-1), right.at(-1)]
    if (!closes(lastA) && !closes(lastB)) return
    if (lastA === undefined || lastA.kind !== lastB?.kind) throw new Misaligned('ends')
    if (lastA.kind === 'end') finish({ kind: 'kept', old: lastA.node, now: lastB.node })
    else for (const { node, standing } of how.block(lastA.node, lastB.node)) place(node, standing)
  }
  const keep = (fromA: number, toA: number, fromB: number): void => {
    for (let a = fromA; a < toA; ) {
      const b = fromB + a - fromA
      const end = Math.min(toA, nextBlock(before, a))
      const [left, right] = [unitsBetween(before, a, end), unitsBetween(after, b, b + end - a)]
      if (right.some(({ kind }, index) => (kind === 'end' || kind === 'block') && index < right.length - 1)) throw new Misaligned('blocks')
      const [first, other] = [left[0], right[0]]
      const same = first !== undefined && other !== undefined && old[first.block] === now[other.block]
      const whole = same && content.length === 0 && dropped.length === 0 && a === before.starts[first.block] && end === before.starts[first.block + 1]
      const node = whole ? old[first.block] : undefined
      if (node === undefined) keepUnits(left, right)
      else if (node.type.name === 'paragraph') drafts.push({ kind: 'block', node, standing: 'kept' })
      else place(node, 'kept')
      a = end
    }
  }
  const takeOut = (from: number, to: number, next: Unit | undefined): void => {
    for (const unit of unitsBetween(before, from, to)) {
      const moved = how.movedAway(unit.block)
      const stamp = moved ?? stampFor('deletion', next)
      if (unit.kind === 'text' || unit.kind === 'atom') {
        const gone = weaveDeleted(unit.node, stamp, stamper)
        if (gone !== null) content.push(gone)
      } else if (unit.kind === 'end') {
        if (isOwnBlock(unit.node, stamper)) dropped.push(unit.node)
        else finish({ kind: 'deleted', old: unit.node, stamp })
      } else if (!isOwnBlock(unit.node, stamper)) place(deletedCopy(unit.node, stamp, stamper), 'deleted')
    }
  }
  const putIn = (from: number, to: number, next: Unit | undefined): void => {
    let skipTo = from
    for (const unit of unitsBetween(after, from, to)) {
      if (unit.from < skipTo) continue
      const arrives = unit.from === after.starts[unit.block] && content.length === 0 ? how.arrivesAt(unit.block) : null
      if (arrives !== null) {
        for (const node of arrives.blocks) drafts.push({ kind: 'block', node, standing: 'inserted' })
        skipTo = after.starts[arrives.end] ?? to
        continue
      }
      const stamp = stampFor('insertion', next)
      if (unit.kind === 'text' || unit.kind === 'atom') content.push(weaveInserted(unit.node, stamp, stamper))
      else if (unit.kind === 'end') finish({ kind: 'inserted', now: unit.node, stamp })
      else place(insertedCopy(unit.node, stamp, stamper), 'inserted')
    }
  }

  let done = 0
  for (const segment of segmentsOf(before, after, replaced)) {
    if (segment.kind === 'kept') {
      keep(segment.fromA, segment.toA, segment.fromB)
      done = segment.toA
    } else if (segment.kind === 'deleted') {
      takeOut(segment.from, segment.to, unitsBetween(before, segment.to, segment.to + 1)[0])
      done = segment.to
    } else putIn(segment.from, segment.to, unitsBetween(before, done, done + 1)[0])
  }
  if (content.length > 0) throw new Misaligned('words after the last end')
  return settleDrafts(drafts, weaving.carried, stamper, previous)
}

/** Where the block after the one in which a unit lies starts. */
function nextBlock({ starts }: Stream, unit: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= unit) low = middle + 1
    else high = middle
  }
  return starts[low] ?? unit + 1
}
