import { Extension, type AnyExtension } from '@tiptap/core'
import { isHistoryTransaction } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { fixTables } from 'prosemirror-tables'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from 'prosemirror-transform'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { isAnnotation } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { changedBlocks, collect } from '#renderer/editor/plugins/changed-blocks.ts'
import { idsMayBeMissing } from '#renderer/editor/plugins/paragraph-ids.ts'
import { asComposed, compositionMark } from '#renderer/editor/redline/composition.ts'
import { selectionPlaced, stampOf, untracked, type Recorder } from '#renderer/editor/redline/recorder.ts'

function annotatesOnly(steps: readonly Step[]): boolean {
  return steps.every((step) => (step instanceof AddMarkStep || step instanceof RemoveMarkStep) && isAnnotation(step.mark))
}

/** Whether a transaction changes the text as an edit does, which tracking records. */
function isEdit(transaction: Transaction): boolean {
  return transaction.getMeta(untracked) !== true && !isHistoryTransaction(transaction) && !annotatesOnly(transaction.steps)
}

/** Whether a transaction only writes within paragraphs, as typing does: then no block is new and none has lost its shape. */
function writesInline({ steps, docs }: Transaction): boolean {
  return steps.every((step, index) => {
    if (!(step instanceof ReplaceStep) || !step.slice.content.content.every(({ isInline }) => isInline)) return false
    const $from = docs[index]?.resolve(step.from)
    return $from !== undefined && $from.parent.inlineContent && step.to <= $from.end()
  })
}

/**
 * Gives new paragraphs their ids and repairs new tables before the change is recorded, so that nothing is left to do after it, which would go
 * unrecorded. A table that holds changes is never repaired: its rows stand for two tables at once.
 */
function completed(transaction: Transaction, newId: () => string): void {
  if (writesInline(transaction)) return
  const { storedMarks, storedMarksSet } = transaction
  const tables = collect(changedBlocks(transaction.before, transaction.doc).after, (node) => node.type.name === 'table')
  if (tables.length > 0 && !tables.some(isTracked)) {
    const repair = fixTables(EditorState.create({ doc: transaction.doc }))
    for (const step of repair?.steps ?? []) transaction.step(step)
  }
  const range = idsMayBeMissing(transaction.before, transaction.doc)
  if (range !== null) withParagraphIds(transaction, newId, range)
  if (storedMarksSet) transaction.setStoredMarks(storedMarks)
}

/** The input rules keep the transaction they made, to take it back; what is to be taken back is what was recorded. */
function withInputRule(recorded: Transaction, transaction: Transaction, state: EditorState): void {
  for (const plugin of state.plugins) {
    if (plugin.spec['isInputRules'] !== true) continue
    const rule = transaction.getMeta(plugin) as { transform?: Transaction } | undefined
    if (rule?.transform === transaction) recorded.setMeta(plugin, { ...rule, transform: recorded })
  }
}

/**
 * Records what is done to the text as changes instead of letting it happen. A change that cannot be recorded is refused, with the reason, and
 * does not happen at all.
 */
export function recording(recorder: Recorder): AnyExtension {
  return Extension.create({
    name: 'recording',
    dispatchTransaction({ transaction, next }) {
      const author = recorder.author()
      if (author === null || !transaction.docChanged || !isEdit(transaction)) {
        next(selectionPlaced(transaction, transaction))
        return
      }
      const { state } = this.editor
      const composed = asComposed(transaction, compositionMark(state))
      if (composed !== null) {
        next(composed)
        return
      }
      completed(transaction, recorder.newId)
      const result = trackTransaction(state, transaction, stampOf(recorder, author))
      if (!result.ok) {
        recorder.refuse(result.refusal.message)
        return
      }
      const recorded = result.value
      withInputRule(recorded, transaction, state)
      next(selectionPlaced(transaction, recorded))
    },
  })
}
