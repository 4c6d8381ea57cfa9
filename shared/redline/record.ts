import { Fragment, type Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import type { Alignment } from '#shared/redline/alignment.ts'
import { alignBySteps, byId } from '#shared/redline/align-by-steps.ts'
import { rejectAll } from '#shared/redline/resolve.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import { holdsEdit } from '#shared/redline/positions.ts'
import { replacedPositions } from '#shared/redline/step-ranges.ts'
import { Misaligned } from '#shared/redline/weave-inline.ts'
import { weave, type Region } from '#shared/redline/weave.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

export type { RecordingStamp }

export interface Recording {
  readonly before: Node
  /** The document as the edit leaves it without any record, in which every paragraph has an id of its own. */
  readonly after: Node
  /** The maps of the steps from one to the other. */
  readonly maps: readonly StepMap[]
  readonly stamp: RecordingStamp
}

export type RecordRefusal = Refusal<'redline.cannot-track'>

/** The blocks that differ; those before and after are the very same nodes. */
function changedRegion(before: Node, after: Node): Region {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end += 1
  // One block more, so that a change finds its neighbour.
  return { start, end: Math.max(0, end - 1) }
}

function regionOf(doc: Node, { start, end }: Region, childCount: number): Node {
  return doc.copy(Fragment.fromArray(doc.children.slice(start, childCount - end)))
}

/** Within one paragraph a record is exact by its making; of anything else it is checked. */
function isTyping(before: Node, after: Node, { start, end }: Region): boolean {
  const [old, now] = [before.childCount - end - start, after.childCount - end - start]
  return old === now && old <= 2 && Array.from({ length: old }, (_block, index) => before.child(start + index)).every((block, index) => block.type.name === 'paragraph' && block.attrs['id'] === after.child(start + index).attrs['id'])
}

function deletedSize(doc: Node): number {
  let sum = 0
  doc.descendants((node) => {
    if (node.isInline && node.marks.some(({ type }) => type.name === 'deletion')) sum += node.nodeSize
    return true
  })
  return sum
}

/** Whether a record gives back what was before, and holds what the edit made. */
function isExact(tracked: Node, before: Node, after: Node, region: Region): boolean {
  const [woven, old, now] = [regionOf(tracked, region, tracked.childCount), regionOf(before, region, before.childCount), regionOf(after, region, after.childCount)]
  // Words typed into a deletion seem to be deleted until they are recorded.
  return rejectAll(woven).eq(rejectAll(old)) && (deletedSize(now) > deletedSize(old) || holdsEdit(now, woven))
}

function attempt(recording: Recording, alignment: Alignment, region: Region): Node | null {
  const { before, after, stamp } = recording
  try {
    const tracked = weave(before, after, alignment, stamp, region)
    for (const block of tracked.children.slice(region.start, tracked.childCount - region.end)) block.check()
    return isTyping(before, after, region) || isExact(tracked, before, after, region) ? tracked : null
  } catch (error) {
    if (error instanceof Misaligned || error instanceof RangeError) return null
    throw error
  }
}

/**
 * Records an edit: the document with every difference as a change by the given author, on top of the changes it held. Accepting them gives
 * the edit made without a record, rejecting them what was before it. What the author takes back of his own pending additions is really gone;
 * what he takes out of another's keeps both changes. Refused where no record would be exact; then the edit must not be made either.
 */
export function recordChanges(recording: Recording): Result<Node, RecordRefusal> {
  const { before, after, maps } = recording
  const region = changedRegion(before, after)
  let start = 0
  for (let index = 0; index < region.start; index += 1) start += before.child(index).nodeSize
  const tracked = attempt(recording, alignBySteps(replacedPositions(maps), start), region) ?? attempt(recording, byId, region)
  if (tracked !== null) return accepted(tracked)
  return refused('redline.cannot-track', 'This change cannot be recorded so that it could be taken back exactly, so it was not made. Nothing was changed. Do it in smaller steps, or turn tracking off for it.')
}
