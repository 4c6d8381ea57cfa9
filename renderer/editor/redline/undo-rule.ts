import type { EditorState, Plugin, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { untracked } from '#renderer/editor/redline/recorder.ts'

/** What the input rules remember of the last thing they did: the recorded transaction, and what was typed in its place. */
interface AppliedRule {
  readonly transform: Transaction
  readonly from: number
  readonly to: number
  readonly text: string
}

function appliedRule(state: EditorState): AppliedRule | null {
  const rules = state.plugins.find((plugin: Plugin) => plugin.spec['isInputRules'] === true)
  return (rules?.getState(state) as AppliedRule | null | undefined) ?? null
}

/**
 * Takes back what an input rule did and was recorded, and leaves the characters as typed. The record is taken out whole, so that nothing of it
 * stays as a change; only the last character typed is then recorded.
 */
export function undoRecordedRule(view: EditorView): boolean {
  const { state } = view
  const rule = appliedRule(state)
  if (rule === null || !rule.transform.doc.eq(state.doc)) return false
  const { transform, from, to, text } = rule
  const tr = state.tr
  for (const [index, step] of [...transform.steps.entries()].reverse()) {
    const before = transform.docs[index]
    if (before !== undefined) tr.step(step.invert(before))
  }
  const standing = tr.doc.textBetween(from, to)
  view.dispatch(tr.setMeta(untracked, true))
  const typed = text.startsWith(standing) ? text.slice(standing.length) : text
  if (typed !== '') view.dispatch(view.state.tr.insertText(typed, text.startsWith(standing) ? to : from))
  return true
}
