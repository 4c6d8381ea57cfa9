import type { EditorState, Transaction } from 'prosemirror-state'
import { AddMarkStep, AddNodeMarkStep, AttrStep, DocAttrStep, RemoveMarkStep, RemoveNodeMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform'
import { positionsInRecord } from '#shared/redline/positions.ts'
import { recordChanges, type RecordRefusal } from '#shared/redline/record.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import { stepsBetween } from '#shared/redline/steps-between.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

export type TrackRefusal = RecordRefusal | Refusal<'redline.unknown-step'>

/** Every kind of step that can be recorded; another one could do what no record holds. */
const knownSteps: readonly (abstract new (...args: never[]) => Step)[] = [ReplaceStep, ReplaceAroundStep, AddMarkStep, RemoveMarkStep, AddNodeMarkStep, RemoveNodeMarkStep, AttrStep, DocAttrStep]

function copiedMeta(from: Transaction, to: Transaction): void {
  // ProseMirror keeps the metadata of a transaction in this member and has no other way to list it.
  const { meta } = from as Transaction & { readonly meta?: Readonly<Record<string, unknown>> }
  for (const [key, value] of Object.entries(meta ?? {})) to.setMeta(key, value)
}

/** Whether the cursor stood before what was deleted: then it goes on after it, as with the Delete key. */
function deletesForward(state: EditorState, tr: Transaction): boolean {
  const [map] = tr.mapping.maps
  let forward = false
  if (state.selection.empty && map !== undefined && tr.mapping.maps.length === 1) {
    map.forEach((from, to, newFrom, newTo) => {
      forward = newFrom === newTo && from < to && state.selection.head <= from
    })
  }
  return forward
}

/**
 * The record of a transaction as a transaction of its own on the same state: the cursor where a person expects it, with the metadata, the
 * stored marks and the wish to be scrolled to. A transaction that changes nothing, and one whose record is the edit itself, comes back as it is.
 */
export function trackTransaction(state: EditorState, tr: Transaction, stamp: RecordingStamp): Result<Transaction, TrackRefusal> {
  if (!tr.docChanged) return accepted(tr)
  if (!tr.steps.every((step) => knownSteps.some((kind) => step instanceof kind))) {
    return refused('redline.unknown-step', 'This change is of a kind that cannot be recorded, so it was not made. Nothing was changed. Turn tracking off if you want to make it without a record.')
  }
  const recorded = recordChanges({ before: state.doc, after: tr.doc, maps: tr.mapping.maps, stamp })
  if (!recorded.ok) return recorded
  if (recorded.value.tracked.eq(tr.doc)) return accepted(tr)
  const tracked = stepsBetween(state.tr, recorded.value.tracked)
  copiedMeta(tr, tracked)
  const positions = positionsInRecord(recorded.value.plain, tracked.doc, deletesForward(state, tr))
  tracked.setSelection(tr.selection.map(tracked.doc, positions))
  if (tr.storedMarksSet) tracked.setStoredMarks(tr.storedMarks)
  if (tr.scrolledIntoView) tracked.scrollIntoView()
  tracked.setTime(tr.time)
  return accepted(tracked)
}
