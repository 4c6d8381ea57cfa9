import { closeHistory } from 'prosemirror-history'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { resolveChanges, type Decision, type DocumentRange, type ResolvableChange } from '#shared/redline/resolve.ts'
import { stepsBetween } from '#shared/redline/steps-between.ts'
import { untracked } from '#renderer/editor/redline/recorder.ts'

type Chosen = (change: ResolvableChange) => boolean

/** Resolves changes in one undo step; null where there is nothing to resolve. */
export function resolved(state: EditorState, decision: Decision, chosen?: Chosen, range?: DocumentRange): Transaction | null {
  const wanted = resolveChanges(state.doc, decision, chosen, range)
  if (wanted === state.doc) return null
  return closeHistory(stepsBetween(state.tr, wanted)).setMeta(untracked, true)
}

/** Accepts or rejects what is chosen, where it is chosen. */
export function resolve(decision: Decision, chosen?: Chosen, range?: DocumentRange): Command {
  return (state, dispatch) => {
    const tr = resolved(state, decision, chosen, range)
    if (tr === null) return false
    dispatch?.(tr)
    return true
  }
}
