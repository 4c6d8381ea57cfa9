import type { Mark, Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { isTrackingMark, sameAuthor, type ChangeStamp } from '#shared/document/tracking.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { takeSelectionFromPage } from '#renderer/editor/plugins/selection-from-page.ts'
import { stampOf, untracked, type Recorder } from '#renderer/editor/redline/recorder.ts'

const key = new PluginKey<Composing | null>('composing')

/** How long after its end the last of a composition may still be read from the page, in milliseconds. */
const afterEnd = 60

/** The insertion that what is being composed belongs to; null while nothing is composed. */
export function compositionMark(state: EditorState): Mark | null {
  return key.getState(state)?.mark ?? null
}

/** The one range a transaction replaces, before and after it; null if it replaces several or none. */
function replacedRange({ mapping }: Transaction): { from: number; to: number; end: number } | null {
  const ranges: { from: number; to: number; end: number }[] = []
  for (const map of mapping.maps) map.forEach((from, to, _newFrom, end) => void ranges.push({ from, to, end }))
  return ranges.length === 1 ? (ranges[0] ?? null) : null
}

function allCarry(doc: Node, from: number, to: number, mark: Mark): boolean {
  if (from === to) return true
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
  const [step] = transaction.steps
  if (mark === null || transaction.steps.length !== 1 || !(step instanceof ReplaceStep) || !step.slice.content.content.every(({ isInline }) => isInline)) return null
  const range = replacedRange(transaction)
  if (range === null) return null
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

function allStruck(doc: Node, from: number, to: number): boolean {
  let all = true
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline) all &&= node.marks.some(({ type }) => type.name === 'deletion')
    return !node.isInline
  })
  return all
}

/** The author's own insertion right before a position, which what is typed there goes on with. */
function ownInsertionAt(doc: Node, pos: number, mine: (stamp: ChangeStamp) => boolean): Mark | null {
  const { nodeBefore } = doc.resolve(pos)
  const tracking = nodeBefore?.marks.filter(isTrackingMark) ?? []
  const [only] = tracking
  if (only === undefined || tracking.length > 1 || only.type.name !== 'insertion') return null
  const stamp = only.attrs as ChangeStamp
  return mine(stamp) && stamp.move === null ? only : null
}

/** Where composing began, and what was struck out for it right behind. */
interface Composing {
  readonly mark: Mark
  /** The end of what was struck out, so that it can be put before what was composed; null where nothing was, or more than a paragraph's words. */
  readonly struckTo: number | null
}

function begin(view: EditorView, recorder: Recorder): void {
  const author = recorder.author()
  if (author === null || view.composing) return
  takeSelectionFromPage(view)
  const { state } = view
  const { selection } = state
  const insertion = state.schema.marks['insertion']
  if (insertion === undefined || !(selection instanceof TextSelection) || !selection.$from.parent.inlineContent) return
  // What is struck out and what is composed for it are one gesture, whose name is the first id that is taken.
  let group: string | null = null
  const newId = (): string => {
    const id = recorder.newId()
    group ??= id
    return id
  }
  const stamp = stampOf({ ...recorder, newId }, author)
  let tr: Transaction = state.tr
  let struckTo: number | null = null
  if (!selection.empty) {
    const deleted = trackTransaction(state, state.tr.delete(selection.from, selection.to), stamp)
    if (!deleted.ok) {
      recorder.refuse(deleted.refusal.message)
      return
    }
    tr = deleted.value
    // The browser has already counted where the composition will stand: at the start of what was selected.
    tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(selection.from, -1)))
    if (selection.$from.sameParent(selection.$to)) struckTo = tr.mapping.map(selection.to, 1)
  }
  const { $from } = tr.selection
  const own = ownInsertionAt(tr.doc, $from.pos, (change) => sameAuthor(change, { author: author.name, person: author.person }))
  const mark = own ?? insertion.create({ id: recorder.newId(), group: group ?? recorder.newId(), author: author.name, person: author.person, at: stamp.at, move: null })
  const around = (state.storedMarks ?? $from.marks()).filter((other) => !isTrackingMark(other))
  view.dispatch(tr.setStoredMarks(mark.addToSet(around)).setMeta(key, { mark, struckTo } satisfies Composing).setMeta(untracked, true))
}

/** Ends composing. What replaced selected words is put behind them, as everywhere else: first what goes, then what comes. */
function finish(view: EditorView): void {
  const composing = key.getState(view.state)
  if (composing === null || composing === undefined) return
  const { state } = view
  const tr = state.tr.setMeta(key, null)
  const { mark, struckTo } = composing
  const { $head, empty, head } = state.selection
  const before = $head.nodeBefore
  if (struckTo !== null && empty && before !== null && mark.isInSet(before.marks) && struckTo > head && struckTo <= $head.end() && allStruck(state.doc, head, struckTo)) {
    const from = head - before.nodeSize
    tr.delete(from, head).insert(struckTo - before.nodeSize, before)
    tr.setSelection(TextSelection.create(tr.doc, struckTo)).setMeta(untracked, true)
  }
  view.dispatch(tr)
}

/**
 * Prepares the page for an input method when tracking is on: selected words are struck out first, and what is composed gets an insertion of its
 * own around it before its first character.
 */
export function composition(recorder: Recorder): Plugin {
  return new Plugin<Composing | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, composing) => {
        const set = tr.getMeta(key) as Composing | null | undefined
        if (set !== undefined) return set
        return composing === null || composing.struckTo === null || !tr.docChanged ? composing : { ...composing, struckTo: tr.mapping.map(composing.struckTo, 1) }
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
            if (!view.isDestroyed && !view.composing) finish(view)
          }, afterEnd)
          return false
        },
      },
    },
  })
}
