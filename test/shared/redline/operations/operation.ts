import type { EditorState, Transaction } from 'prosemirror-state'
import type { Draw } from '#test/shared/redline/operations/draw.ts'

/** One kind of thing a person does to a document, done wherever the drawn numbers fall in the document it meets. */
export interface Operation {
  readonly name: string
  /** Passages of the document are carried elsewhere with the changes in them, instead of new ones being written. */
  readonly carries?: true
  /** Rows, columns or cells of a table come, go or change their kind. */
  readonly table?: true
  /** A transaction that starts at the state's document; null where the kind does not apply to it. */
  readonly run: (state: EditorState, draw: Draw) => Transaction | null
}
