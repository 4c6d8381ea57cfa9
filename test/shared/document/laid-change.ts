import * as fc from 'fast-check'
import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { schema } from '#shared/document/schema.ts'
import { changesOf, structureChanges, type ChangeStamp, type NodeChange } from '#shared/document/tracking.ts'

/** The kinds of change that are laid over a document, each as somebody's gesture. */
export const changeKinds = [
  'insert text',
  'insert atom',
  'delete',
  'format',
  'link',
  'change atom',
  'move words',
  'property',
  'split',
  'join',
  'insert block',
  'delete block',
  'move blocks',
  'change id',
  'rows',
  'columns',
  'cell type',
  'field',
  'document',
  'comment',
] as const

/** One change to lay over a document: numbers choose the place, so that any of them fits any document. */
export interface LaidChange {
  readonly kind: (typeof changeKinds)[number]
  readonly author: number
  readonly at: number
  readonly length: number
  readonly pick: number
  readonly flag: boolean
  readonly text: string
}

/** Four people, two of the house and two outside, one of whom has the name of one of the house. */
export const redlineAuthors = [
  { author: 'Ann Finch', person: 'person-ann' },
  { author: 'Ben Ash', person: 'person-ben' },
  { author: 'Ann Finch', person: null },
  { author: 'Cleo Dyer', person: null },
] as const

export const laidChanges: fc.Arbitrary<LaidChange> = fc.record({
  kind: fc.constantFrom(...changeKinds, 'insert text', 'insert text', 'delete', 'delete', 'format', 'format', 'property', 'split', 'join', 'delete block'),
  author: fc.nat({ max: redlineAuthors.length - 1 }),
  at: fc.nat({ max: 10_000 }),
  length: fc.nat({ max: 30 }),
  pick: fc.nat({ max: 10_000 }),
  flag: fc.boolean(),
  text: fc.constantFrom('new', ' fifteen (15) days', 'The Buyer', ',', ' and'),
})

/** What one gesture writes: a stamp for each of its changes, and ids nobody has. */
export interface Gesture {
  readonly stamp: (move?: string) => ChangeStamp
  readonly newId: () => string
}

export interface Placed {
  readonly node: Node
  readonly pos: number
}

/** The member of a list that a number chooses. */
export function picked<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(list.length, 1)]
}

export function placed(doc: Node, want: (node: Node) => boolean): Placed[] {
  const found: Placed[] = []
  doc.descendants((node, pos) => {
    if (want(node)) found.push({ node, pos })
    return true
  })
  return found
}

/** The document with nodes in the place of others; the slices fit exactly, or this throws. */
export function replaced(doc: Node, from: number, to: number, nodes: readonly Node[]): Node {
  const done = new ReplaceStep(from, to, new Slice(Fragment.fromArray([...nodes]), 0, 0)).apply(doc)
  if (done.doc === null) throw new Error(`A change could not be laid: ${done.failed ?? ''}`)
  return done.doc
}

export function withChange(node: Node, change: NodeChange, attrs: Readonly<Record<string, unknown>> = {}): Node {
  return node.type.create({ ...node.attrs, ...attrs, changes: [...changesOf(node), change] }, node.content, node.marks)
}

export const isDeleted = (node: Node): boolean => node.marks.some((mark) => mark.type.name === 'deletion')
export const marked = (node: Node, mark: Mark): Node => node.mark(mark.addToSet(node.marks))
export const remade = (node: Node, children: readonly Node[]): Node => node.copy(Fragment.fromArray([...children]))

/** The block with everything in it inserted or deleted; `deep` marks rows, cells and the ends of paragraphs in it as well. */
export function blockUnder(node: Node, kind: 'insertion' | 'deletion', gesture: Gesture, deep: boolean, move?: string): Node {
  const inline = (child: Node): Node =>
    kind === 'deletion' && isDeleted(child) ? child : marked(child, schema.marks[kind].create({ ...gesture.stamp(move) }))
  const within = (inner: Node): Node => {
    const children = inner.children.map((child) => {
      if (inner.inlineContent) return inline(child)
      const done = within(child)
      return deep && structureChanges(done, kind).length === 0 ? withChange(done, { ...gesture.stamp(move), kind }) : done
    })
    return remade(inner, children)
  }
  return withChange(within(node), { ...gesture.stamp(move), kind })
}
