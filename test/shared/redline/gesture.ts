import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { search } from 'prosemirror-search'
import { EditorState, type Transaction } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import { stepsBetween } from '#shared/redline/steps-between.ts'
import { paragraphIds } from '#renderer/editor/plugins/paragraph-ids.ts'

/** People who write in one document: two of the house, and two from outside of whom one has the name of one of the house. */
export const people = [
  { author: 'Ann Finch', person: 'person-ann' },
  { author: 'Ben Ash', person: 'person-ben' },
  { author: 'Ann Finch', person: null },
  { author: 'Cleo Dyer', person: null },
] as const

/** Ids that nobody has, counted. */
export function counter(prefix: string): () => string {
  let count = 0
  return () => `${prefix}${(count += 1)}`
}

/** Who records the nth gesture, a minute after the one before. */
export function stampOf(person: number, gesture: number, newId: () => string): RecordingStamp {
  const at = new Date(Date.UTC(2026, 2, 1, 9, gesture)).toISOString()
  return { ...(people[person % people.length] ?? people[0]), at, newId }
}

/** The editor's state without its window: history, tables, find and paragraph ids as in the editor; every gesture is an undo step of its own. */
export function editing(doc: Node, newId: () => string): EditorState {
  return EditorState.create({ doc, plugins: [tableEditing(), history({ newGroupDelay: -1 }), search(), paragraphIds(newId)] })
}

/** A transaction that turns the document into another one and is not recorded. */
export function untracked(state: EditorState, wanted: Node): Transaction {
  const tr = state.tr
  stepsBetween(tr, wanted)
  return tr.setMeta('untracked', true)
}
