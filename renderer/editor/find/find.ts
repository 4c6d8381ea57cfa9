import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { findNext, findPrev, getMatchHighlights, replaceAll, replaceNext, SearchQuery, setSearchState } from 'prosemirror-search'
import { isStruck } from '#renderer/editor/redline/hidden.ts'
import { isGone } from '#renderer/editor/views/block-changes.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

export interface FindQuery {
  readonly search: string
  readonly replacement: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Where the matches are, and which of them the selection stands on (from 1; 0 for none). */
export function countMatches(state: EditorState): { readonly count: number; readonly current: number } {
  const matches = getMatchHighlights(state).find()
  const { from, to } = state.selection
  return { count: matches.length, current: matches.findIndex((match) => match.from === from && match.to === to) + 1 }
}

/** Whether a match is part of the text as it would be; what is struck out is not found, for it cannot be replaced once more. */
function stands(state: EditorState, { from, to }: { readonly from: number; readonly to: number }): boolean {
  let all = true
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isInline ? isStruck(node) : isGone(node)) all = false
    return all && !node.isInline
  })
  return all
}

/** Marks every match of a query in the text; an empty query marks none. What is typed is taken as it is, not as a pattern. */
export function setFindQuery(view: EditorView, { search, replacement, matchCase, wholeWord }: FindQuery): void {
  const query = new SearchQuery({ search, replace: replacement, caseSensitive: matchCase, wholeWord, literal: true, filter: stands })
  view.dispatch(setSearchState(view.state.tr, query))
}

/** Brings the selection into view. The find bar keeps the focus, so the browser does not do it by itself. */
function showSelection(view: EditorView): void {
  const { node } = view.domAtPos(view.state.selection.from)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: 'nearest' })
  requestAnimationFrame(() => element?.scrollIntoView({ block: 'center' }))
}

export type FindStep = 'next' | 'previous' | 'replace' | 'replaceAll'

const commands = { next: findNext, previous: findPrev, replace: replaceNext, replaceAll } as const

/** Goes to the next or previous match round the end of the text, replaces this match, or replaces all in one undo step. */
export function find(session: EditorSession, step: FindStep): void {
  const view = session.getState().editor?.view
  if (view === undefined) return
  const before = countMatches(view.state).count
  const done = commands[step](view.state, view.dispatch, view)
  if (step === 'replaceAll' && done) session.setState({ notice: before === 1 ? 'One match was replaced.' : `${before} matches were replaced.` })
  if (done && step !== 'replaceAll') showSelection(view)
}
