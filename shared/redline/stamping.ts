import type { Mark, Node } from 'prosemirror-model'
import { changesOf, sameAuthor, type ChangeStamp, type StructureChange } from '#shared/document/tracking.ts'
import type { Instant } from '#shared/lib/ids.ts'

/** Who makes a change now; `newId` names changes, gestures and moves. */
export interface RecordingStamp {
  readonly author: string
  readonly person: string | null
  readonly at: Instant
  readonly newId: () => string
}

/** Gives stamps to the changes of one gesture: one id for each kind of change, one group for all. */
export interface Stamper {
  readonly isMine: (change: Pick<ChangeStamp, 'author' | 'person'>) => boolean
  readonly stamp: (kind: 'insertion' | 'deletion' | 'formatChange' | 'property') => ChangeStamp
  readonly moveStamps: () => { readonly deletion: ChangeStamp; readonly insertion: ChangeStamp }
  readonly newId: () => string
}

export function stamperOf({ author, person, at, newId }: RecordingStamp): Stamper {
  let group: string | null = null
  const made = new Map<string, ChangeStamp>()
  const make = (move: string | null): ChangeStamp => {
    group ??= newId()
    return { id: newId(), group, author, person, at, move }
  }
  return {
    isMine: (change) => sameAuthor(change, { author, person }),
    stamp: (kind) => {
      const known = made.get(kind) ?? make(null)
      made.set(kind, known)
      return known
    },
    moveStamps: () => {
      const move = newId()
      return { deletion: make(move), insertion: make(move) }
    },
    newId,
  }
}

/** Whether a text or an atom is a pending insertion of the author's own: what he takes back of it is gone. */
export function isOwnInsertion(node: Node, stamper: Stamper): boolean {
  return node.marks.some((mark) => mark.type.name === 'insertion' && stamper.isMine(mark.attrs as ChangeStamp))
}

/** Whether a block (of a paragraph: its end) is a pending insertion of the author's own. */
export function isOwnBlock(node: Node, stamper: Stamper): boolean {
  return changesOf(node).some((change) => change.kind === 'insertion' && stamper.isMine(change))
}

/** The stamp of a pending change of the author's own on a text, if it is no part of a move: what is added beside it belongs to it. */
export function ownStampOn(node: Node | undefined, kind: 'insertion' | 'deletion', stamper: Stamper): ChangeStamp | null {
  const found = node?.marks.find((mark) => mark.type.name === kind && stamper.isMine(mark.attrs as ChangeStamp) && mark.attrs['move'] === null)
  return found === undefined ? null : (found.attrs as ChangeStamp)
}

/** The same for a block, or the end of a paragraph. */
export function ownStampOnBlock(node: Node | undefined, kind: 'insertion' | 'deletion', stamper: Stamper): ChangeStamp | null {
  if (node === undefined) return null
  const found = changesOf(node).find((change) => change.kind === kind && change.move === null && stamper.isMine(change))
  return found === undefined ? null : bareStamp(found)
}

/** A stamp without what the change it is on says besides. */
export function bareStamp({ id, group, author, person, at, move }: ChangeStamp): ChangeStamp {
  return { id, group, author, person, at, move }
}

/** Adds a mark for a change to a text or an atom, beside those that are there. */
export function marked(node: Node, kind: 'insertion' | 'deletion', stamp: ChangeStamp): Node {
  const type = node.type.schema.marks[kind]
  if (type === undefined) return node
  const mark: Mark = type.create({ ...bareStamp(stamp) })
  return node.mark(mark.addToSet(node.marks))
}

/** Adds a structure change to a block. */
export function withStructureChange(node: Node, kind: 'insertion' | 'deletion', stamp: ChangeStamp, keeps?: 'this'): Node {
  const change: StructureChange = { kind, ...bareStamp(stamp), ...(keeps === undefined ? {} : { keeps }) }
  return node.type.create({ ...node.attrs, changes: [...changesOf(node), change] }, node.content, node.marks)
}
