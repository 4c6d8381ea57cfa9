import { redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { sameAuthor } from '#shared/document/tracking.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { idsMayBeMissing } from '#renderer/editor/plugins/paragraph-ids.ts'
import { difference, wordsOnly } from '#test/shared/redline/comparable.ts'
import { lostChanges } from '#test/shared/redline/lost-changes.ts'
import { drawFrom } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { plainEdit, takesPendingEnds } from '#test/shared/redline/plain-edit.ts'
import { brokenTables, changesIn, faultsOf, shapeFaults } from '#test/shared/redline/validity.ts'

export type Outcome =
  | { readonly kind: 'does not apply' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'tracked'; readonly next: EditorState; readonly faults: readonly string[]; readonly mixed: string | null }

/** What a person does, with ids for the paragraphs it makes, as the editor hands it to the recorder. */
export function gestureOf(state: EditorState, operation: Operation, numbers: readonly number[], newId: () => string): Transaction | null {
  const tr = plainGestureOf(state, operation, numbers)
  return tr === null ? null : identified(state, tr, newId)
}

/** The same without ids. */
export function plainGestureOf(state: EditorState, operation: Operation, numbers: readonly number[]): Transaction | null {
  const tr = operation.run(state, drawFrom(numbers))
  return tr === null || !tr.docChanged || brokenTables(tr.doc).length > 0 ? null : tr
}

/** Gives ids to the paragraphs that an edit makes, as part of it. */
export function identified(state: EditorState, tr: Transaction, newId: () => string): Transaction {
  const range = idsMayBeMissing(state.doc, tr.doc)
  return range === null ? tr : withParagraphIds(tr, newId, range)
}

function undoneByInverting(tr: Transaction): Node {
  let doc = tr.doc
  for (let index = tr.steps.length - 1; index >= 0; index -= 1) {
    const [step, before] = [tr.steps[index], tr.docs[index]]
    const inverted = step === undefined || before === undefined ? null : step.invert(before).apply(doc)
    if (inverted?.doc === null || inverted?.doc === undefined) throw new Error(`a step cannot be inverted: ${inverted?.failed ?? ''}`)
    doc = inverted.doc
  }
  return doc
}

function stampFaults(before: Node, after: Node, stamp: RecordingStamp): string[] {
  const known = new Set(changesIn(before).map(({ stamp: { id } }) => id))
  const made = changesIn(after).filter(({ stamp: { id } }) => !known.has(id))
  const wrong = made.filter((change) => !sameAuthor(change.stamp, stamp) || change.stamp.at !== stamp.at).map(({ record }) => `a new change is not by its author: ${record}`)
  const groups = new Set(made.map(({ stamp: { group } }) => group))
  return groups.size > 1 ? [...wrong, `one gesture made ${groups.size} groups of changes`] : wrong
}

function historyFaults(state: EditorState, next: EditorState): string[] {
  if (next.doc === state.doc) return []
  const states: EditorState[] = [next]
  const take = (tr: Transaction): void => void states.push((states.at(-1) ?? next).apply(tr))
  undo(next, take)
  const undone = difference(states.at(-1)?.doc ?? next.doc, state.doc)
  if (undone !== null) return [`undo: ${undone}`]
  redo(states.at(-1) ?? next, take)
  const redone = difference(states.at(-1)?.doc ?? state.doc, next.doc)
  return redone === null ? [] : [`redo: ${redone}`]
}

const structural = new Set(['table', 'tableRow', 'tableCell', 'tableHeader'])

/** Whether somebody's pending change of rows, columns or cells meets another one of its kind: then accepting both has no one right outcome. */
function tablesMeet(operation: Operation, before: Node): boolean {
  return operation.table === true && changesIn(before).some(({ node }) => structural.has(node.type.name))
}

/** What is wrong with the record of a gesture, said in full; nothing where everything that must hold holds. */
export function recordFaults(state: EditorState, tr: Transaction, tracked: Transaction, next: EditorState, operation: Operation, stamp: RecordingStamp): string[] {
  const [before, after] = [state.doc, next.doc]
  const faults = faultsOf(after)
  if (faults.length > 0) return faults
  const said = (name: string, fault: string | null): void => void (fault !== null && faults.push(`${name}: ${fault}`))
  said('the editor had to mend it', difference(after, tracked.doc))
  const [accepted, rejected] = [acceptAll(after), rejectAll(after)]
  said('reject all', difference(rejected, isTracked(before) ? rejectAll(before) : before))
  if (!tablesMeet(operation, before)) {
    if (!isTracked(before)) said('accept all', difference(accepted, acceptAll(tr.doc)))
  }
  said('undo by inverting', difference(undoneByInverting(tracked), before))
  faults.push(...[accepted, rejected].flatMap(shapeFaults), ...stampFaults(before, after, stamp), ...lostChanges(before, after, stamp), ...historyFaults(state, next))
  return faults
}

/**
 * How accepting everything differs from the edit made without a record, where changes of several people meet; null where it does not. Whether a
 * struck word that is carried elsewhere stays struck has no one right answer, so both are; and where the end of a paragraph goes that somebody
 * else has struck or added, only the words count.
 */
export function mixedOutcome(state: EditorState, tr: Transaction, next: EditorState, operation: Operation): string | null {
  const before = state.doc
  if (!isTracked(before) || tablesMeet(operation, before)) return null
  const accepted = acceptAll(next.doc)
  const wanted = [operation.carries === true, operation.carries !== true].map((carries) => acceptAll(plainEdit(before, tr.doc, tr.steps, carries)))
  const read = operation.carries === true || takesPendingEnds(before, tr.doc, tr.steps) ? wordsOnly : (doc: Node): Node => doc
  const differences = wanted.map((doc) => difference(read(accepted), read(doc)))
  return differences.includes(null) ? null : (differences[0] ?? null)
}

/** Does one thing to a document while it is recorded, and says all that is wrong with the record. */
export function perform(state: EditorState, operation: Operation, numbers: readonly number[], stamp: RecordingStamp): Outcome {
  const tr = gestureOf(state, operation, numbers, stamp.newId)
  if (tr === null) return { kind: 'does not apply' }
  const tracked = trackTransaction(state, tr, stamp)
  if (!tracked.ok) return { kind: 'refused', message: tracked.refusal.message }
  const next = state.apply(tracked.value)
  return { kind: 'tracked', next, faults: recordFaults(state, tr, tracked.value, next, operation, stamp), mixed: mixedOutcome(state, tr, next, operation) }
}
