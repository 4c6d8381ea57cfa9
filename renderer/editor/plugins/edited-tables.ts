import { Plugin } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { isTracked } from '#shared/document/view/document-view.ts'
import { changedBlocks } from '#renderer/editor/plugins/changed-blocks.ts'

/**
 * Selecting, pasting and repairing tables. A table is repaired after a change only where nothing is tracked: with changes in it, rows stand
 * for two tables at once, and cells put in to make them even would be in neither. While tracking is on, repairs are part of what is recorded.
 */
export function editedTables(tracking: () => boolean): Plugin {
  const editing = tableEditing()
  const { appendTransaction } = editing.spec
  return new Plugin({
    ...editing.spec,
    appendTransaction(transactions, before, state) {
      const touched = before.doc !== state.doc && changedBlocks(before.doc, state.doc).after.some(({ type }) => type.name === 'table')
      const unrepaired = !touched || tracking() || isTracked(state.doc)
      return appendTransaction?.call(this, transactions, unrepaired ? state : before, state) ?? null
    },
  })
}
