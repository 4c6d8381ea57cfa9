import { closeHistory, undo } from 'prosemirror-history'
import { TextSelection } from 'prosemirror-state'
import { countOf } from '#renderer/features/changes/filter.ts'
import { resolveListed } from '#renderer/features/changes/resolve-listed.ts'
import { texts } from '#renderer/features/changes/texts.ts'
import { untracked } from '#renderer/editor/redline/recorder.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'
import type { Decision } from '#shared/redline/resolve.ts'
import { stepsBetween } from '#shared/redline/steps-between.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'

/** Reads the list of changes anew at once, where whoever decided waits for it. */
export function readChanges(session: EditorSession): void {
  const { editor } = session.getState()
  if (editor !== null) session.setState({ changes: listChanges(editor.state.doc) })
}

function sameChange(a: ListedChange, b: ListedChange): boolean {
  return a.ids.join() === b.ids.join() && a.inserted === b.inserted && a.deleted === b.deleted && a.affected === b.affected
}

/** Decides some of the changes the text has now, in one undo step. Answers whether that changed anything. */
function resolve(session: EditorSession, decision: Decision, chosen: ReadonlySet<ListedChange>): boolean {
  const { editor } = session.getState()
  if (editor === null || !editor.isEditable) return false
  const { doc, selection } = editor.state
  const resolved = resolveListed(doc, decision, listChanges(doc), chosen)
  if (resolved === doc) return false
  const tr = closeHistory(stepsBetween(editor.state.tr, resolved)).setMeta(untracked, true)
  // A selection whose ends were replaced would come to lie over whatever stands between them now.
  if (!selection.empty) tr.setSelection(TextSelection.near(tr.selection.$from))
  editor.view.dispatch(tr)
  return true
}

/** Decides one change. The list may be a moment older than the text; what is not there any more as it was read is not decided. */
export function decideOne(session: EditorSession, decision: Decision, change: ListedChange): void {
  const { editor } = session.getState()
  if (editor === null) return
  const found = listChanges(editor.state.doc).find(({ key }) => key === change.key)
  if (found === undefined || !sameChange(found, change)) session.setState({ notice: texts.listMoved })
  else resolve(session, decision, new Set([found]))
  readChanges(session)
}

/** Takes the last step back where the text is still as it was after it. */
function takeBack(session: EditorSession, after: unknown): void {
  const { editor } = session.getState()
  if (editor === null) return
  if (editor.state.doc === after) session.run(undo)
  else session.setState({ notice: texts.editedSince })
  readChanges(session)
}

/** Decides the changes that are shown, in one undo step, and offers to take it back. Those that changed since they were read are left. */
export function decideShown(session: EditorSession, decision: Decision, shown: readonly ListedChange[], locale: string): void {
  const { editor } = session.getState()
  if (editor === null) return
  const wanted = new Map(shown.map(change => [change.key, change]))
  const chosen = listChanges(editor.state.doc).filter(change => {
    const asRead = wanted.get(change.key)
    return asRead !== undefined && sameChange(asRead, change)
  })
  if (!resolve(session, decision, new Set(chosen))) return
  readChanges(session)
  const what = counted(countOf(chosen), texts.change, texts.changes, locale)
  const after = editor.state.doc
  tellDone(decision === 'accept' ? texts.accepted(what) : texts.rejected(what), () => takeBack(session, after))
}
