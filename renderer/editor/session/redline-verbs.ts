import { type EditorState, type Selection, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { StoreApi } from 'zustand'
import { nextChange, previousChange } from '#shared/redline/list-navigation.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'
import type { Decision, DocumentRange, ResolvableChange } from '#shared/redline/resolve.ts'
import { addAnchor, anchorsOf, removeAnchor } from '#renderer/editor/redline/anchors.ts'
import { showChangeAtCursor } from '#renderer/editor/redline/change-cards.ts'
import { changesAt } from '#renderer/editor/redline/changes-at.ts'
import { resolved } from '#renderer/editor/redline/resolving.ts'
import { readAs } from '#renderer/editor/redline/view-plugin.ts'
import type { RedlineVerbs } from '#renderer/editor/session/redline-session.ts'
import type { EditorSessionState } from '#renderer/editor/session/session.ts'

/** The words of a change selected if they lie in one paragraph; else the cursor at its start. */
function selectionOf({ doc }: EditorState, { from, to }: ListedChange): Selection {
  const [$from, $to] = [doc.resolve(Math.min(from, doc.content.size)), doc.resolve(Math.min(to, doc.content.size))]
  if ($from.sameParent($to) && $from.parent.inlineContent) return TextSelection.create(doc, $from.pos, $to.pos)
  return TextSelection.near($from)
}

/** The verbs on changes and comments, over whatever editor the session has at the time. */
export function redlineVerbs({ getState, setState }: StoreApi<EditorSessionState>, showInMiddle: (view: EditorView) => void): RedlineVerbs {
  const viewNow = (): EditorView | null => getState().editor?.view ?? null
  /** What was gone to last: a selection that is still the same means that change and nothing else under it. */
  let goneTo: { readonly change: ListedChange; readonly selection: Selection } | null = null

  function showMarkup(): void {
    if (getState().view !== 'markup') setView('markup')
  }

  function setView(view: EditorSessionState['view']): void {
    const editor = viewNow()
    setState({ view, pageView: false })
    if (editor !== null && view !== 'original') editor.dispatch(readAs(editor.state.tr, view))
  }

  function goTo(view: EditorView, change: ListedChange): boolean {
    showMarkup()
    const selection = selectionOf(view.state, change)
    view.dispatch(view.state.tr.setSelection(selection))
    goneTo = { change, selection }
    setState({ currentChange: change.key })
    view.focus()
    showInMiddle(view)
    requestAnimationFrame(() => requestAnimationFrame(() => !view.isDestroyed && showChangeAtCursor(view)))
    return true
  }

  function goBy(by: 1 | -1): boolean {
    const view = viewNow()
    if (view === null) return false
    const changes = listChanges(view.state.doc)
    const { selection } = view.state
    const here = goneTo?.selection.eq(selection) === true ? goneTo.change : by === 1 ? selection.to - 1 : selection.from
    const change = by === 1 ? (nextChange(changes, here) ?? changes[0]) : (previousChange(changes, here) ?? changes.at(-1))
    if (change === undefined) {
      setState({ notice: 'There are no changes in this text.' })
      return false
    }
    return goTo(view, change)
  }

  function dispatch(make: (state: EditorState) => Transaction | null): boolean {
    const view = viewNow()
    if (view === null || !view.editable) return false
    const tr = make(view.state)
    if (tr === null) return false
    view.dispatch(tr)
    return true
  }

  const resolve = (decision: Decision, chosen?: (change: ResolvableChange) => boolean, range?: DocumentRange): boolean => dispatch((state) => resolved(state, decision, chosen, range))

  function resolveListed(decision: Decision, { ids, from, to }: ListedChange): boolean {
    return resolve(decision, ({ id }) => ids.includes(id), { from, to })
  }

  const listed = (key: string): ListedChange | undefined => {
    const view = viewNow()
    return view === null ? undefined : listChanges(view.state.doc).find((change) => change.key === key)
  }

  function resolveKey(decision: Decision, key: string): boolean {
    const change = listed(key)
    return change !== undefined && resolveListed(decision, change)
  }

  function resolveSelection(decision: Decision): boolean {
    const view = viewNow()
    if (view === null || !view.editable) return false
    const { selection } = view.state
    const chosen = goneTo?.selection.eq(selection) === true ? goneTo.change : selection.empty ? changesAt(view.state)[0] : undefined
    const done = chosen !== undefined ? resolveListed(decision, chosen) : !selection.empty && resolve(decision, undefined, { from: selection.from, to: selection.to })
    goneTo = null
    goBy(1)
    return done
  }

  return {
    setTracking: (on) => getState().desk?.onTracking(on),
    setView,
    resolve,
    acceptChange: (key) => resolveKey('accept', key),
    rejectChange: (key) => resolveKey('reject', key),
    acceptAll: () => resolve('accept'),
    rejectAll: () => resolve('reject'),
    resolveListed,
    resolveSelection,
    goToNextChange: () => goBy(1),
    goToPreviousChange: () => goBy(-1),
    goToChange(key) {
      const [view, change] = [viewNow(), listed(key)]
      return view !== null && change !== undefined && goTo(view, change)
    },
    addComment() {
      const [view, { desk }] = [viewNow(), getState()]
      if (view === null || desk === null || !desk.annotatable()) return null
      const thread = desk.newId()
      if (!addAnchor(thread)(view.state, view.dispatch)) return null
      const anchors = anchorsOf(view.state.doc)
      const anchor = anchors.find((candidate) => candidate.thread === thread)
      if (anchor === undefined) return null
      setState({ anchors, activeThread: thread })
      desk.showThreads()
      desk.onComment(anchor)
      return thread
    },
    removeAnchor(thread) {
      const [view, { desk }] = [viewNow(), getState()]
      return view !== null && desk?.annotatable() === true && removeAnchor(thread)(view.state, view.dispatch)
    },
    goToThread(thread) {
      const view = viewNow()
      const anchor = view === null ? undefined : anchorsOf(view.state.doc).find((candidate) => candidate.thread === thread)
      if (view === null || anchor === undefined) return false
      if (getState().view === 'original' || anchor.deleted) showMarkup()
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(anchor.from), 1)))
      setState({ activeThread: thread })
      getState().desk?.showThreads()
      view.focus()
      showInMiddle(view)
      return true
    },
    setActiveThread(thread) {
      setState({ activeThread: thread })
      getState().desk?.showThreads()
    },
    setQuietThreads(threads) {
      setState({ quietThreads: threads })
      getState().desk?.showThreads()
    },
    topOf(pos) {
      const view = viewNow()
      if (view === null || pos < 0 || pos > view.state.doc.content.size) return null
      return view.coordsAtPos(pos).top
    },
  }
}
