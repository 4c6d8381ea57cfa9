import { Fragment, type Mark, Mark as Marks, type Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { changesOf, isTrackingMark, type NodeChange } from '#shared/document/tracking.ts'
import { originOf } from '#test/shared/redline/origin.ts'

interface Reading {
  readonly before: Node
  readonly origin: (pos: number) => number | null
  /** What is new keeps the changes it is written with, for it is a passage carried from elsewhere. */
  readonly carries: boolean
}

const structureOf = (node: Node | null): readonly NodeChange[] => (node === null ? [] : changesOf(node).filter(({ kind }) => kind !== 'property'))

function blockChanges(node: Node, pos: number, { before, origin, carries }: Reading): readonly NodeChange[] {
  const ends = node.type.name === 'paragraph'
  const at = origin(ends ? pos + node.nodeSize - 1 : pos)
  if (at === null) return carries ? structureOf(node) : []
  return structureOf(ends ? before.resolve(at).parent : before.nodeAt(at))
}

function inlineMarks(node: Node, at: number | null, { before, carries }: Reading): readonly Mark[] {
  if (at === null && carries) return node.marks
  const tracking = at === null ? [] : (before.nodeAt(at)?.marks ?? []).filter(isTrackingMark)
  return Marks.setFrom([...tracking, ...node.marks.filter((mark) => !isTrackingMark(mark))])
}

function inlinePieces(node: Node, pos: number, reading: Reading): readonly Node[] {
  if (!node.isText) return [node.type.create(node.attrs, inlineContent(node, pos + 1, reading), inlineMarks(node, reading.origin(pos), reading))]
  return Array.from({ length: node.nodeSize }, (_, at) => node.cut(at, at + 1).mark(inlineMarks(node, reading.origin(pos + at), reading)))
}

function inlineContent(parent: Node, start: number, reading: Reading): Fragment {
  const pieces: Node[] = []
  parent.forEach((child, offset) => pieces.push(...inlinePieces(child, start + offset, reading)))
  return Fragment.fromArray(pieces)
}

function read(node: Node, pos: number, reading: Reading): Node {
  const content = node.inlineContent
    ? inlineContent(node, pos + 1, reading)
    : Fragment.fromArray(node.children.map((child, index) => read(child, pos + 1 + offsetOf(node, index), reading)))
  const changes = blockChanges(node, pos, reading)
  return node.type.create({ ...node.attrs, changes: changes.length === 0 ? null : changes }, content, node.marks)
}

function offsetOf(parent: Node, index: number): number {
  return parent.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 0)
}

/**
 * What an edit leaves where nobody records it. The changes that were pending stay where they are, for no edit is able to change them: a new
 * text takes up none of those around it, a paragraph split off does not take them along, and only a passage that is carried keeps its own.
 */
export function plainEdit(before: Node, after: Node, steps: readonly Step[], carries: boolean): Node {
  const reading: Reading = { before, origin: originOf(steps), carries }
  const blocks = after.children.map((child, index) => read(child, offsetOf(after, index), reading))
  return after.type.create({ ...after.attrs, changes: null }, blocks)
}

/**
 * Whether an edit takes out, or carries elsewhere, the end of a paragraph that somebody has struck or added: whose attributes stay is then for
 * him to say, not for the edit.
 */
export function takesPendingEnds(before: Node, after: Node, steps: readonly Step[]): boolean {
  const origin = originOf(steps)
  const kept = new Set<number>()
  after.descendants((node, pos) => {
    const at = node.type.name === 'paragraph' ? origin(pos + node.nodeSize - 1) : null
    if (at !== null) kept.add(at)
    return !node.inlineContent
  })
  let taken = false
  before.descendants((node, pos) => {
    taken ||= node.type.name === 'paragraph' && structureOf(node).length > 0 && !kept.has(pos + node.nodeSize - 1)
    return !node.inlineContent
  })
  return taken
}
