import type { Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import type { Alignment } from '#shared/redline/alignment.ts'
import { afresh, alignBySteps, byId } from '#shared/redline/align-by-steps.ts'
import { isExactRecord } from '#shared/redline/exact-record.ts'
import { readEdit } from '#shared/redline/read-edit.ts'
import { changedRegion, regionOf, withRegion, type Region } from '#shared/redline/region.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { stamperOf, type RecordingStamp } from '#shared/redline/stamping.ts'
import { replacedPositions } from '#shared/redline/step-ranges.ts'
import { Misaligned } from '#shared/redline/weave-inline.ts'
import { weave } from '#shared/redline/weave.ts'
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

/** A recorded edit, and what it would be without a record: the same tokens, with the changes that were pending where they belong. */
export interface Recorded {
  readonly tracked: Node
  readonly plain: Node
}

export type RecordRefusal = Refusal<'redline.cannot-track'>

/** Within one paragraph a record is exact by its making; of anything else it is checked. */
function isTyping(before: Node, after: Node, { start, end }: Region): boolean {
  const [old, now] = [before.childCount - end - start, after.childCount - end - start]
  return old === now && old <= 2 && Array.from({ length: old }, (_block, index) => before.child(start + index)).every((block, index) => block.type.name === 'paragraph' && block.attrs['id'] === after.child(start + index).attrs['id'])
}

/** One way to record an edit, by an alignment of the document before with what the edit leaves; null where its record would not be exact. */
function attempt({ before, maps, stamp }: Recording, wanted: Node, plain: Node, alignment: Alignment, region: Region): Node | null {
  try {
    const tracked = weave(before, wanted, alignment, stamp, region)
    for (const block of tracked.children.slice(region.start, tracked.childCount - region.end)) block.check()
    return isTyping(before, plain, region) || isExactRecord({ tracked, before, plain, maps, region, isMine: stamperOf(stamp).isMine }) ? tracked : null
  } catch (error) {
    if (error instanceof Misaligned || error instanceof RangeError) return null
    throw error
  }
}

/** What an edit leaves, with everything in the region settled: put in whole in place of what was there, it is exact whoever's changes meet. */
function settledIn(plain: Node, region: Region): Node {
  return withRegion(plain, region, acceptAll(regionOf(plain, region)).children)
}

/**
 * Records an edit: the document with every difference as a change by the given author, on top of the changes it held. Accepting them gives
 * the edit made without a record, rejecting them what was before it. What the author takes back of his own pending additions is really gone;
 * what he takes out of another's keeps both changes. Where changes of several people meet so that no closer record is exact, the blocks
 * concerned are taken out and put in whole. Refused where that is not exact either; then the edit must not be made.
 */
export function recordChanges(recording: Recording): Result<Recorded, RecordRefusal> {
  const { before, after, maps } = recording
  const region = changedRegion(before, after)
  const plain = readEdit(before, after, maps, region.start, region.end)
  let start = 0
  for (let index = 0; index < region.start; index += 1) start += before.child(index).nodeSize
  const tracked =
    attempt(recording, plain, plain, alignBySteps(replacedPositions(maps), start), region) ??
    attempt(recording, plain, plain, byId, region) ??
    attempt(recording, settledIn(plain, region), plain, afresh, region)
  if (tracked !== null) return accepted({ tracked, plain })
  return refused('redline.cannot-track', 'This change cannot be recorded so that it could be taken back exactly, so it was not made. Nothing was changed. Do it in smaller steps, or turn tracking off for it.')
}
