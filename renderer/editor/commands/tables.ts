import { type Command, TextSelection } from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from 'prosemirror-tables'

/** What can be done to the table at the selection, in the order of the menu. */
export const tableCommands = {
  addRowBefore,
  addRowAfter,
  addColumnBefore,
  addColumnAfter,
  mergeCells,
  splitCell,
  toggleHeaderRow,
  deleteRow,
  deleteColumn,
  deleteTable,
} as const satisfies Record<string, Command>
export type TableCommand = keyof typeof tableCommands

/** Goes to the next cell; from the last one a row is added, as in Word. */
export const nextCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch)) return true
  addRowAfter(state, (tr) => {
    goToNextCell(1)(state.apply(tr), (moved) => {
      const { anchor, head } = moved.selection
      dispatch?.(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView())
    })
  })
  return true
}

/** Goes to the cell before; stays in the first one. */
export const previousCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  goToNextCell(-1)(state, dispatch)
  return true
}
