import { Fragment, type Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import { isTrackingMark, type ChangeStamp } from '#shared/document/tracking.ts'
import { holdsEdit } from '#shared/redline/positions.ts'
import { regionOf, type Region } from '#shared/redline/region.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { eachChange } from '#shared/redline/resolving.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { replacedPositions } from '#shared/redline/step-ranges.ts'
import { structureOf } from '#shared/redline/weave-properties.ts'

/** A record, what was before it, and what the edit would be without it. */
export interface Candidate {
  readonly tracked: Node
  readonly before: Node
  readonly plain: Node
  readonly maps: readonly StepMap[]
  readonly region: Region
  readonly isMine: (change: Pick<ChangeStamp, 'author' | 'person'>) => boolean
}

/** Whether the edit takes out the end of a paragraph that somebody has struck or added: whose attributes stay is then for him to say. */
function takesPendingEnds(before: Node, maps: readonly StepMap[]): boolean {
  return replacedPositions(maps).some(({ fromA, toA }) => {
    let taken = false
    before.nodesBetween(fromA, toA, (node, pos) => {
      const end = pos + node.nodeSize - 1
      taken ||= node.type.name === 'paragraph' && end >= fromA && end < toA && structureOf(node).length > 0
      return !taken && !node.inlineContent
    })
    return taken
  })
}

/** Whether somebody's change of a table itself, of rows, columns or cells is pending. */
function holdsTableChanges(doc: Node): boolean {
  if (!isTracked(doc)) return false
  if (doc.type.name.startsWith('table') && structureOf(doc).length > 0) return true
  return !doc.inlineContent && doc.children.some(holdsTableChanges)
}

/** A document as its words: paragraphs without their attributes and none that are empty, all else as it is. */
function wordsOf(node: Node): Node[] {
  if (node.type.name === 'paragraph') return node.content.size === 0 ? [] : [node.type.create(null, node.content)]
  return [node.inlineContent || node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.flatMap(wordsOf)))]
}

function wordsAlone(doc: Node): Fragment {
  return Fragment.fromArray(doc.children.flatMap(wordsOf))
}

/** A document of which nothing is left but the one paragraph it has to have; which one that is means nothing. */
function isBlank(doc: Node): boolean {
  return doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
}

/** Whether every change of somebody else is still there. Those on the author's own pending additions may go with them. */
function keepsOthers(old: Node, woven: Node, isMine: Candidate['isMine']): boolean {
  const left = new Set<string>()
  eachChange(woven, 0, ({ id }) => void left.add(id))
  const isOwn = (node: Node): boolean => node.marks.some(({ type, attrs }) => type.name === 'insertion' && isMine(attrs as ChangeStamp)) || structureOf(node).some((change) => change.kind === 'insertion' && isMine(change))
  const keeps = (node: Node): boolean => {
    if (!isTracked(node) || isOwn(node)) return true
    const stamps = [...node.marks.filter(isTrackingMark).map(({ attrs }) => attrs as ChangeStamp), ...structureOf(node)]
    return stamps.every((stamp) => isMine(stamp) || left.has(stamp.id)) && node.children.every(keeps)
  }
  return keeps(old)
}

function same(a: Node, b: Node): boolean {
  return a.content.eq(b.content) || (isBlank(a) && isBlank(b))
}

/**
 * Whether rejecting every change gives what rejecting them gave before, and accepting every change what the edit gives where nobody records it.
 * Where a pending end of a paragraph is taken out only the words can be compared, and where rows and cells of several people meet only that
 * everything the edit wrote is there.
 */
export function isExactRecord({ tracked, before, plain, maps, region, isMine }: Candidate): boolean {
  const [woven, old, now] = [regionOf(tracked, region), regionOf(before, region), regionOf(plain, region)]
  if (!rejectAll(woven).eq(rejectAll(old)) || !keepsOthers(old, woven, isMine)) return false
  if (holdsTableChanges(old)) return holdsEdit(now, woven)
  const [got, wanted] = [acceptAll(woven), acceptAll(now)]
  if (same(got, wanted)) return true
  if (!takesPendingEnds(before, maps)) return false
  return wordsAlone(got).eq(wordsAlone(wanted))
}
