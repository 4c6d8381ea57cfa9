import type { Node } from 'prosemirror-model'
import { schema, type MarkName } from '#shared/document/schema.ts'
import { changesOf, type ChangeStamp, type NodeChange, type PropertyChange, type StructureChange } from '#shared/document/tracking.ts'

/** Words and blocks as one person changed them, for tests that read like the page. Each gesture has the id of its group. */
export interface Hand {
  readonly stamp: (group: string, move?: string) => ChangeStamp
  readonly inserted: (text: string | Node, group: string, move?: string) => Node
  readonly deleted: (text: string | Node, group: string, move?: string) => Node
  /** Words that have a mark now and had not, or have not and had it. */
  readonly formatted: (text: string | Node, mark: MarkName, group: string) => Node
  /** A block, of a paragraph its end, that came or goes. */
  readonly came: (node: Node, group: string, more?: Partial<StructureChange>) => Node
  readonly goes: (node: Node, group: string, more?: Partial<StructureChange>) => Node
  /** A block of which an attribute was something else before. */
  readonly changed: (node: Node, group: string, attribute: string, before: unknown, more?: Partial<PropertyChange>) => Node
}

function asNode(text: string | Node): Node {
  return typeof text === 'string' ? schema.text(text) : text
}

function withChange(node: Node, change: NodeChange): Node {
  return node.type.create({ ...node.attrs, changes: [...changesOf(node), change] }, node.content, node.marks)
}

/** The hand of a person; `minute` is when they wrote. */
export function handOf(author: string, minute = 0, person: string | null = `person-${author}`): Hand {
  const at = `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`
  const stamp = (group: string, move?: string): ChangeStamp => ({ id: `${author}-${group}`, group, author, person, at, move: move ?? null })
  const marked = (kind: 'insertion' | 'deletion') => (text: string | Node, group: string, move?: string) => {
    const node = asNode(text)
    return node.mark(schema.marks[kind].create({ ...stamp(group, move) }).addToSet(node.marks))
  }
  const structure = (kind: 'insertion' | 'deletion') => (node: Node, group: string, more: Partial<StructureChange> = {}) => withChange(node, { ...stamp(group), kind, ...more })
  return {
    stamp,
    inserted: marked('insertion'),
    deleted: marked('deletion'),
    formatted: (text, mark, group) => {
      const node = asNode(text)
      const type = schema.marks[mark]
      const had = type.isInSet(node.marks)
      const note = schema.marks.formatChange.create({ ...stamp(group), mark, before: had === undefined ? null : had.attrs })
      return node.mark(note.addToSet(had === undefined ? type.create().addToSet(node.marks) : had.removeFromSet(node.marks)))
    },
    came: structure('insertion'),
    goes: structure('deletion'),
    changed: (node, group, attribute, before, more = {}) => withChange(node, { ...stamp(group), kind: 'property', attribute, before, ...more }),
  }
}
