import type { Node } from 'prosemirror-model'
import { structureChanges, type ChangeStamp } from '#shared/document/tracking.ts'
import type { RangePoints } from '#shared/word/export/points.ts'
import { revision } from '#shared/word/export/revisions.ts'
import type { ExportTarget } from '#shared/word/export/target.ts'
import { element } from '#shared/word/xml/tree.ts'

interface Moved {
  readonly stamp: ChangeStamp
  readonly from: number
  readonly to: number
  /** Where the paragraph begins whose end was moved, if it is one. */
  readonly paragraph: number | null
  readonly lastInCell: boolean
}

/** Everything moved at one side of its moves, in document order. */
function movedAt(doc: Node, kind: 'insertion' | 'deletion'): Moved[] {
  const found: Moved[] = []
  doc.descendants((node, pos, parent) => {
    if (node.isInline) {
      for (const mark of node.marks) {
        const stamp = mark.attrs as ChangeStamp
        if (mark.type.name === kind && stamp.move !== null) found.push({ stamp, from: pos, to: pos + node.nodeSize, paragraph: null, lastInCell: false })
      }
      return false
    }
    return node.type.name === 'paragraph' || !node.isLeaf || parent === null
  })
  doc.descendants((node, pos, parent) => {
    if (node.type.name !== 'paragraph') return true
    const end = pos + node.nodeSize - 1
    for (const stamp of structureChanges(node, kind)) {
      if (stamp.move !== null) found.push({ stamp, from: end, to: end, paragraph: pos, lastInCell: parent?.type.name !== 'doc' && parent?.lastChild === node })
    }
    return false
  })
  return found.sort((a, b) => a.from - b.from || Number(a.paragraph !== null) - Number(b.paragraph !== null))
}

/** Whether words stand between two positions that would stay when what was moved there goes: a program may take the whole range away. */
function holdsOthers(doc: Node, from: number, to: number, kind: 'insertion' | 'deletion'): boolean {
  let found = false
  if (from < to) {
    doc.nodesBetween(from, to, (node) => {
      if (node.isInline && !node.marks.some(({ type }) => type.name === kind)) found = true
      return !found && !node.isInline
    })
  }
  return found
}

/** The moves of one side that stand in one stretch without another among them, and without words that stay. */
function stretches(doc: Node, kind: 'insertion' | 'deletion'): ReadonlyMap<string, readonly Moved[]> {
  const moved = movedAt(doc, kind)
  const byMove = new Map<string, Moved[]>()
  const broken = new Set<string>()
  let last: string | null = null
  for (const each of moved) {
    const move = each.stamp.move ?? ''
    const known = byMove.get(move)
    if (known !== undefined && last !== move) broken.add(move)
    byMove.set(move, [...(known ?? []), each])
    last = move
  }
  for (const [move, places] of byMove) if (broken.has(move) || holdsOthers(doc, places[0]?.from ?? 0, places.at(-1)?.to ?? 0, kind)) byMove.delete(move)
  return byMove
}

/**
 * Marks the ranges of all moves (ECMA-376 Part 1, 17.13.5.23 to 28): both places of one share a name. Gives the moves that are written as such; one
 * whose other place is gone, or that lies in pieces among others, is written as an insertion and a deletion. `known` are ranges the file has already.
 */
export function markMoves(doc: Node, points: RangePoints, target: ExportTarget, known: ReadonlySet<string>): ReadonlySet<string> {
  const sides = { from: stretches(doc, 'deletion'), to: stretches(doc, 'insertion') }
  const all = new Set([...movedAt(doc, 'deletion'), ...movedAt(doc, 'insertion')].map(({ stamp }) => stamp.move ?? ''))
  const paired = new Set(Array.from(all).filter((move) => known.has(move) || (sides.from.has(move) && sides.to.has(move))))
  for (const move of all) if (!paired.has(move)) target.report.add('move in several pieces')
  let count = 0
  for (const move of paired) {
    if (known.has(move)) continue
    count += 1
    const name = `move${target.ids.next()}-${count}`
    for (const side of ['from', 'to'] as const) {
      const places = sides[side].get(move) ?? []
      const [first, last] = [places[0], places.at(-1)]
      if (first === undefined || last === undefined) continue
      const prefix = side === 'from' ? 'w:moveFromRange' : 'w:moveToRange'
      const opened = revision(`${prefix}Start`, first.stamp, target.ids)
      const start = { ...opened, attributes: [...opened.attributes, { name: 'w:name', value: name }] }
      const end = element(`${prefix}End`, { 'w:id': start.attributes.find((each) => each.name === 'w:id')?.value })
      points.start(first.from, start)
      if (last.paragraph === null || last.lastInCell) points.end(last.to, end)
      else points.afterParagraph(last.paragraph, end)
    }
  }
  return paired
}
