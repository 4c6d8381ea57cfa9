import type { Editor } from '@tiptap/core'
import type { Node } from 'prosemirror-model'
import type { EditorState, Selection } from 'prosemirror-state'
import { clauseTree, eachClause } from '#shared/document/clause-tree.ts'
import { listChanges } from '#shared/redline/list.ts'
import { countMatches, setFindQuery } from '#renderer/editor/find/find.ts'
import { anchorsOf, threadAt } from '#renderer/editor/redline/anchors.ts'
import { withAuthors } from '#renderer/editor/redline/authors.ts'
import { changesAt } from '#renderer/editor/redline/changes-at.ts'
import { formatOf, sameFormat } from '#renderer/editor/session/format.ts'
import type { EditorSession, EditorSessionState } from '#renderer/editor/session/session.ts'
import { countWords, documentProblems, fieldSummaries } from '#renderer/editor/session/summary.ts'

/** How long typing rests before outline, blanks and words are read anew, in milliseconds. */
const rest = 250

let listed: { readonly outline: EditorSessionState['outline']; readonly ids: ReadonlySet<string | null> } | null = null

/** The ids of what an outline lists, made once for an outline and not at every key. */
function idsIn(outline: EditorSessionState['outline']): ReadonlySet<string | null> {
  if (listed?.outline !== outline) listed = { outline, ids: new Set(outline.map(({ clause }) => clause.id)) }
  return listed.ids
}

/** The clause or heading the selection stands under, looked up from the top-level paragraph backwards. */
function clauseUnder(state: EditorState, session: EditorSession): string | null {
  const known = idsIn(session.getState().outline)
  for (let index = state.selection.$from.index(0); index >= 0; index -= 1) {
    const id = state.doc.maybeChild(index)?.attrs['id'] as string | null | undefined
    if (id !== null && id !== undefined && known.has(id)) return id
  }
  return null
}

/** Does pieces of work one after the other, each in an idle moment of its own; a new start forgets what was left. */
function idleWork(pieces: readonly (() => void)[]): { start: (after: number) => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let idle: number | null = null
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer)
    if (idle !== null) cancelIdleCallback(idle)
    timer = null
    idle = null
  }
  const next = (index: number): void => {
    idle = requestIdleCallback(
      () => {
        idle = null
        pieces[index]?.()
        if (index + 1 < pieces.length) next(index + 1)
      },
      { timeout: 1000 },
    )
  }
  return {
    start(after) {
      stop()
      timer = setTimeout(() => {
        timer = null
        next(0)
      }, after)
    },
    stop,
  }
}

/** Connects an editor to its session: what the toolbar shows follows each change after it is painted, the rest when typing rests. */
export function attachEditor(session: EditorSession, editor: Editor): () => void {
  const { getState, setState } = session
  const state = (): EditorState => editor.state

  /** The document of which the changes were last listed. */
  let listedDoc: Node | null = null
  const summary = idleWork([
    () => setState({ outline: Array.from(eachClause(clauseTree(state().doc, { skipExcluded: true }))), currentClause: getState().currentClause }),
    () => setState({ fields: fieldSummaries(state().doc) }),
    () => setState({ problems: documentProblems(state().doc) }),
    () => setState({ words: countWords(state().doc) }),
    () => {
      listedDoc = state().doc
      const changes = listChanges(listedDoc)
      setState({ changes, authors: withAuthors(getState().authors, changes.map(({ author: name, person }) => ({ name, person }))) })
      followSelection()
    },
    () => setState({ anchors: anchorsOf(state().doc) }),
  ])

  let painted: number | null = null
  function afterPaint(): void {
    painted ??= requestAnimationFrame(() => {
      setTimeout(() => {
        painted = null
        if (editor.isDestroyed) return
        const format = formatOf(state())
        const currentClause = clauseUnder(state(), session)
        // While someone types, what stands at the cursor is told when the typing rests.
        if (listedDoc === state().doc) followSelection()
        const now = getState()
        const changes: Partial<EditorSessionState> = {
          ...(sameFormat(format, now.format) ? {} : { format }),
          ...(currentClause === now.currentClause ? {} : { currentClause }),
        }
        if (Object.keys(changes).length > 0) setState(changes)
        if (now.find.open) countFound()
      })
    })
  }

  /** The change that was gone to, as long as the selection is what going there made it. */
  function goneTo({ from, to, empty }: Selection): string | null {
    const { changes, currentChange } = getState()
    const change = changes.find(({ key }) => key === currentChange)
    if (change === undefined) return null
    return (empty ? from >= change.from && from <= change.from + 1 : from === change.from && to === change.to) ? change.key : null
  }

  let at: { readonly doc: Node; readonly selection: Selection } | null = null
  /** A selection that came to stand in a change or a commented passage makes it the current one; one that left keeps the thread that is read. */
  function followSelection(): void {
    const { selection } = state()
    if (at !== null && at.doc === listedDoc && selection.eq(at.selection)) return
    at = { doc: state().doc, selection }
    const current = goneTo(selection) ?? changesAt(state())[0]?.key ?? null
    const thread = threadAt(state())
    if (current !== getState().currentChange) setState({ currentChange: current })
    if (thread !== null && thread !== getState().activeThread) session.setActiveThread(thread)
  }

  function countFound(): void {
    const found = countMatches(state())
    const { find } = getState()
    if (found.count !== find.count || found.current !== find.current) setState({ find: { ...find, ...found } })
  }

  const onTransaction = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
    afterPaint()
    if (transaction.docChanged) summary.start(rest)
  }
  editor.on('transaction', onTransaction)

  const stopFind = session.subscribe(({ find }, before) => {
    const asked = find.open ? find : { ...find, search: '' }
    const had = before.find.open ? before.find : { ...before.find, search: '' }
    const same = asked.search === had.search && asked.replacement === had.replacement && asked.matchCase === had.matchCase && asked.wholeWord === had.wholeWord
    if (same || editor.isDestroyed) return
    setFindQuery(editor.view, asked)
    countFound()
  })

  setState({ editor, editable: editor.isEditable, format: formatOf(state()), notice: null })
  summary.start(0)
  return () => {
    editor.off('transaction', onTransaction)
    stopFind()
    summary.stop()
    if (painted !== null) cancelAnimationFrame(painted)
    if (getState().editor === editor) setState({ editor: null })
  }
}
