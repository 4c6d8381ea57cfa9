import type { Node } from 'prosemirror-model'
import type { Mappable } from 'prosemirror-transform'
import { structureChanges } from '#shared/document/tracking.ts'

/** A token of a document in ProseMirror's counting: where a node opens or closes, a character, or an atom. */
interface Token {
  readonly pos: number
  readonly name: string
  /** Whether it is part of something marked as deleted. */
  readonly deleted: boolean
  /** Whether it is text or an atom, whose marks an edit carries along; of what opens and closes an edit says nothing. */
  readonly inline: boolean
}

function isDeleted(node: Node): boolean {
  return node.isInline ? node.marks.some(({ type }) => type.name === 'deletion') : structureChanges(node, 'deletion').length > 0
}

/** For each child whether its opening is to go: of paragraphs that run into each other one opening stays, of those that vanish none. */
function goneOpenings(parent: Node): readonly boolean[] {
  const gone = parent.children.map(() => false)
  let run: number[] = []
  const settle = (survives: boolean): void => {
    for (const [place, index] of run.entries()) gone[index] = !survives || place > 0
    run = []
  }
  for (const [index, child] of parent.children.entries()) {
    if (child.type.name !== 'paragraph') {
      if (!isDeleted(child)) settle(false)
      continue
    }
    run.push(index)
    if (!isDeleted(child)) settle(true)
  }
  settle(false)
  return gone
}

function tokensOf(parent: Node, start: number, within: boolean, tokens: Token[]): void {
  let pos = start
  const gone = parent.inlineContent ? [] : goneOpenings(parent)
  for (const [index, child] of parent.children.entries()) {
    const deleted = within || isDeleted(child)
    if (child.isText) {
      for (const unit of (child.text ?? '').split('')) tokens.push({ pos: pos++, name: unit, deleted, inline: true })
      continue
    }
    if (child.isLeaf) tokens.push({ pos, name: child.type.name, deleted, inline: child.isInline })
    else {
      const paragraph = child.type.name === 'paragraph'
      tokens.push({ pos, name: `<${child.type.name}`, deleted: paragraph ? within || gone[index] === true : deleted, inline: false })
      tokensOf(child, pos + 1, paragraph ? within : deleted, tokens)
      tokens.push({ pos: pos + child.nodeSize - 1, name: `${child.type.name}>`, deleted, inline: false })
    }
    pos += child.nodeSize
  }
}

function region(a: Node, b: Node): { readonly from: number; readonly toA: number; readonly toB: number } | null {
  const shorter = Math.min(a.childCount, b.childCount)
  let [start, end, from, tail] = [0, 0, 0, 0]
  while (start < shorter && a.child(start) === b.child(start)) from += a.child(start++).nodeSize
  while (end < shorter - start && a.child(a.childCount - 1 - end) === b.child(b.childCount - 1 - end)) tail += a.child(a.childCount - 1 - end++).nodeSize
  const [toA, toB] = [a.content.size - tail, b.content.size - tail]
  return from === toA && from === toB ? null : { from, toA, toB }
}

type Place = { readonly edited: number; readonly recorded: number }

/** Finds each token of an edited document in its record, passing over what is deleted only there. */
function matched(edited: readonly Token[], recorded: readonly Token[]): readonly Place[] {
  const places: Place[] = []
  let next = 0
  for (const token of edited) {
    let at = next
    while (at < recorded.length && (recorded[at]?.name !== token.name || (recorded[at]?.deleted === true && !token.deleted))) at += 1
    const found = recorded[at]
    if (found === undefined) continue
    places.push({ edited: token.pos, recorded: found.pos })
    next = at + 1
  }
  return places
}

/** More ways to read a record than this are not followed; only endless repetition of one letter makes more. */
const mostReadings = 200

function mayBe(edited: Token | undefined, recorded: Token): boolean {
  return edited !== undefined && edited.name === recorded.name && (!recorded.inline || !recorded.deleted || edited.deleted)
}

/** Whether a record holds everything of the edited document, in order, and besides it only what is marked as deleted. */
export function holdsEdit(edited: Node, recorded: Node): boolean {
  const [left, right]: [Token[], Token[]] = [[], []]
  tokensOf(edited, 0, false, left)
  tokensOf(recorded, 0, false, right)
  // What was deleted may be in the edited document, where it was so before, or not: each way is followed.
  let readings: number[] = [0]
  for (const token of right) {
    const went = readings.filter((at) => mayBe(left[at], token)).map((at) => at + 1)
    readings = token.deleted ? [...new Set([...went, ...readings])].slice(0, mostReadings) : went
    if (readings.length === 0) return false
  }
  return readings.includes(left.length)
}

/**
 * Carries positions of an edited document into its record, which is the same document with what was deleted still in it. `forward` puts a
 * position at which something was deleted after it, as deleting forward asks; otherwise it stays before.
 */
export function positionsInRecord(edited: Node, recorded: Node, forward: boolean): Mappable {
  const changed = region(edited, recorded)
  const [left, right]: [Token[], Token[]] = [[], []]
  if (changed !== null) {
    tokensOf(edited.cut(changed.from, changed.toA), changed.from, false, left)
    tokensOf(recorded.cut(changed.from, changed.toB), changed.from, false, right)
  }
  const places = matched(left, right)
  const map = (pos: number): number => {
    if (changed === null || pos <= changed.from) return pos
    if (pos >= changed.toA) return pos + changed.toB - changed.toA
    const index = places.findLastIndex((place) => place.edited < pos)
    const [before, after] = [places[index], places[index + 1]]
    const afterOpen = before !== undefined && recorded.resolve(before.recorded + 1).parentOffset === 0
    if ((forward || afterOpen || before === undefined) && after !== undefined) return after.recorded
    return before === undefined ? pos : before.recorded + 1
  }
  return {
    map,
    mapResult: (pos) => ({ pos: map(pos), deleted: false, deletedBefore: false, deletedAfter: false, deletedAcross: false, delInfo: 0, recover: null }) as ReturnType<Mappable['mapResult']>,
  }
}
