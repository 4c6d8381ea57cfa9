import { Fragment, type Node } from 'prosemirror-model'
import type { Alignment, BlockMove } from '#shared/redline/alignment.ts'
import { arriving } from '#shared/redline/arriving.ts'
import { rejectAll } from '#shared/redline/resolve.ts'
import { holdsEdit } from '#shared/redline/positions.ts'
import { blocksWith, type Region } from '#shared/redline/region.ts'
import { eachChange } from '#shared/redline/resolving.ts'
import { isOwnBlock, stamperOf, type RecordingStamp } from '#shared/redline/stamping.ts'
import { withUniqueIds } from '#shared/redline/unique-ids.ts'
import { weaveBlocks, type BlockWeaving } from '#shared/redline/weave-blocks.ts'
import type { Weaving } from '#shared/redline/weave-inline.ts'
import { propertyChanges, structureOf, withAttributes } from '#shared/redline/weave-properties.ts'
import { weaveTable, type TableWeaving } from '#shared/redline/weave-table.ts'

function asDocument(block: Node): Node {
  return block.type.schema.topNodeType.create(null, [block])
}

/** Whether a woven table is what was before when every change is rejected, and holds what is now. */
function exact(candidate: Node, before: Node, after: Node): boolean {
  const [woven, old, now] = [asDocument(candidate), asDocument(before), asDocument(after)]
  return rejectAll(woven).content.eq(rejectAll(old).content) && holdsEdit(now, woven)
}

function tableWeaving(weaving: Weaving): TableWeaving {
  const how: BlockWeaving = { block: (_before, after) => [{ node: after, standing: 'kept' }], movedAway: () => null, arrivesAt: () => null }
  return { weaving, exact, cell: (before, after) => weaveBlocks(before.children, after.children, weaving.alignment.blocks(before, after), weaving, how) }
}

/** A block other than a paragraph in its two states. */
function weaveOther(before: Node, after: Node, weaving: Weaving): ReturnType<BlockWeaving['block']> {
  if (before === after) return [{ node: after, standing: 'kept' }]
  if (before.type.name === 'table') return weaveTable(before, after, tableWeaving(weaving))
  const properties = isOwnBlock(before, weaving.stamper) ? [] : propertyChanges(before, after, weaving.stamper)
  return [{ node: withAttributes(after, after.content, [...properties, ...structureOf(before)]), standing: 'kept' }]
}

function passage(doc: Node, from: number, to: number): Node {
  return doc.copy(Fragment.fromArray(doc.children.slice(from, to)))
}

/** Weaves the blocks of two documents of which some were moved. */
function weaveRegion(before: Node, after: Node, weaving: Weaving, moves: readonly BlockMove[], previous: Node | undefined): Node[] {
  const stamps = moves.map(() => weaving.stamper.moveStamps())
  const how: BlockWeaving = {
    block: (old, now) => weaveOther(old, now, weaving),
    movedAway: (block) => stamps[moves.findIndex(({ fromA, toA }) => block >= fromA && block < toA)]?.deletion ?? null,
    arrivesAt: (block) => {
      const index = moves.findIndex(({ fromB }) => fromB === block)
      const [move, stamp] = [moves[index], stamps[index]]
      if (move === undefined || stamp === undefined) return null
      const [old, now] = [passage(before, move.fromA, move.toA), passage(after, move.fromB, move.toB)]
      const woven = weaveBlocks(old.children, now.children, weaving.alignment.passage(old, now), weaving, { ...how, movedAway: () => null, arrivesAt: () => null })
      return { blocks: woven.map((node) => arriving(node, stamp.insertion, weaving.stamper)), end: move.toB }
    },
  }
  return weaveBlocks(before.children, after.children, weaving.alignment.blocks(before, after), weaving, how, previous)
}

/**
 * The redline of two documents that are aligned: every difference is a change by the given author, on top of the changes the old document
 * holds. Accepting all of them gives the new document and rejecting all the old one, each with its own pending changes resolved the same way.
 * Throws Misaligned where the alignment says that things correspond which do not.
 */
export function weave(before: Node, after: Node, alignment: Alignment, stamp: RecordingStamp, region: Region = { start: 0, end: 0 }): Node {
  const stamper = stamperOf(stamp)
  const [old, now] = [before, after].map((doc) => passage(doc, region.start, doc.childCount - region.end)) as [Node, Node]
  const carried = new Set<string>()
  eachChange(old, 0, ({ id }) => void carried.add(id))
  const weaving: Weaving = { alignment, stamper, carried }
  const previous = region.start > 0 ? before.child(region.start - 1) : undefined
  const woven = old.content.eq(now.content) ? now.children : weaveRegion(old, now, weaving, alignment.moves(old, now), previous)
  const properties = before.attrs === after.attrs ? null : propertyChanges(before, after, stamper)
  const doc = after.copy(blocksWith(before, region, withUniqueIds(woven, stamper)))
  return properties === null ? doc : withAttributes(doc, doc.content, [...properties, ...structureOf(before)])
}
