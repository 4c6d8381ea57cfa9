import type { Mark, Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isTrackingMark, sameAuthor, type ChangeStamp } from '#shared/document/tracking.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { stampOf, untracked, type Recorder } from '#renderer/editor/redline/recorder.ts'

const key = new PluginKey<Mark | null>('composition mark')

/** The insertion that what is being composed belongs to; null while nothing is composed. */
export function compositionMark(state: EditorState): Mark | null {
  return key.getState(state) ?? null
}

/** The one range a transaction replaces, before and after it; null if it replaces several or none. */
function replacedRange({ mapping }: Transaction): { from: number; to: number; end: number } | null {
  const ranges: { from: number; to: number; end: number }[] = []
  for (const map of mapping.maps) map.forEach((from, to, _newFrom, end) => void ranges.push({ from, to, end }))
  return ranges.length === 1 ? (ranges[0] ?? null) : null
}

function allCarry(doc: Node, from: number, to: number, mark: Mark): boolean {
  let all = true
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline) all &&= mark.isInSet(node.marks) && node.marks.filter(isTrackingMark).length === 1
    return !node.isInline
  })
  return all
}

/**
 * While an input method composes, what it writes already stands in an insertion of its own on the page. Its changes are then put into that
 * insertion and nothing else is recorded, for the page must not be drawn anew under the input method. Null for any other change.
 */
export function asComposed(transaction: Transaction, mark: Mark | null): Transaction | null {
  if (mark === null || transaction.getMeta('composition') === undefined) return null
  const range = replacedRange(transaction)
  if (range === null || transaction.steps.length !== 1) return null
  const { from, to, end } = range
  const $from = transaction.before.resolve(from)
  if (!$from.parent.inlineContent || to > $from.end() || !allCarry(transaction.before, from, to, mark)) return null
  const { storedMarks, storedMarksSet } = transaction
  transaction.doc.nodesBetween(from, end, (node, pos) => {
    if (!node.isInline) return true
    for (const other of node.marks) if (isTrackingMark(other) && !other.eq(mark)) transaction.removeMark(Math.max(from, pos), Math.min(end, pos + node.nodeSize), other)
    return false
  })
  transaction.addMark(from, end, mark)
  if (storedMarksSet) transaction.setStoredMarks(storedMarks)
  return transaction
}

/** The author's own insertion right before a position, which what is typed there goes on with. */
function ownInsertionAt(state: EditorState, pos: number, mine: (stamp: ChangeStamp) => boolean): Mark | null {
  const { nodeBefore } = state.doc.resolve(pos)
  const tracking = nodeBefore?.marks.filter(isTrackingMark) ?? []
  const [only] = tracking
  if (only === undefined || tracking.length > 1 || only.type.name !== 'insertion') return null
  const stamp = only.attrs as ChangeStamp
  return mine(stamp) && stamp.move === null ? only : null
}

function begin(view: EditorView, recorder: Recorder): void {
  const author = recorder.author()
  if (author === null || view.composing) return
  const { state } = view
  const { selection } = state
  if (!(selection instanceof TextSelection) || !selection.$head.parent.inlineContent) return
  const stamp = stampOf(recorder, author)
  let tr: Transaction = state.tr
  let at = selection.to
  if (!selection.empty) {
    const deleted = trackTransaction(state, state.tr.delete(selection.from, selection.to), stamp)
    if (!deleted.ok) {
      recorder.refuse(deleted.refusal.message)
      return
    }
    tr = deleted.value
    at = tr.mapping.map(selection.to)
    tr.setSelection(TextSelection.near(tr.doc.resolve(at), -1))
  }
  const $at = tr.selection.$from
  const own = selection.empty ? ownInsertionAt(state, at, (change) => sameAuthor(change, { author: author.name, person: author.person })) : null
  const insertion = state.schema.marks['insertion']
  if (insertion === undefined) return
  const mark = own ?? insertion.create({ id: recorder.newId(), group: recorder.newId(), author: author.name, person: author.person, at: stamp.at, move: null })
  const around = (state.storedMarks ?? $at.marks()).filter((other) => !isTrackingMark(other))
  tr.setStoredMarks(mark.addToSet(around)).setMeta(key, mark).setMeta(untracked, true)
  view.dispatch(tr)
}

/**
 * Prepares the page for an input method when tracking is on: selected words are struck out first, and what is composed gets an insertion of its
 * own around it before its first character.
 */
export function composition(recorder: Recorder): Plugin {
  return new Plugin<Mark | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, mark) => {
        const set = tr.getMeta(key) as Mark | null | undefined
        return set === undefined ? mark : set
      },
    },
    props: {
      handleDOMEvents: {
        compositionstart(view) {
          if (view.editable) begin(view, recorder)
          return false
        },
        compositionend(view) {
          // The last of what was composed is read from the page just after this event.
          setTimeout(() => {
            if (!view.isDestroyed && !view.composing && compositionMark(view.state) !== null) view.dispatch(view.state.tr.setMeta(key, null))
          }, 60)
          return false
        },
      },
    },
  })
}
