import { selectAll } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { changeClauseLevel, moveClauseBy } from '#renderer/editor/commands/clauses.ts'
import { insertLineBreak } from '#renderer/editor/commands/enter.ts'
import { insertFootnote, insertPageBreak } from '#renderer/editor/commands/insert.ts'
import { clearFormatting, toggle } from '#renderer/editor/commands/marks.ts'
import { toggleDocumentNumbering, toggleNumbering } from '#renderer/editor/commands/numbering.ts'
import { setAlignment, setStyle } from '#renderer/editor/commands/paragraphs.ts'

/** What a key asks of the window around the text. */
export type EditorAction =
  | 'find' | 'replace' | 'findNext' | 'findPrevious' | 'nameVersion'
  | 'toggleTracking' | 'nextChange' | 'previousChange' | 'acceptChange' | 'rejectChange' | 'addComment'

export interface Shortcut {
  readonly group: 'Text' | 'Paragraphs' | 'Clauses and numbers' | 'Tables' | 'Insert' | 'Find and go' | 'Changes and comments' | 'Document'
  readonly label: string
  /** Keys as ProseMirror names them, the first one shown; `Mod` is Ctrl, or the command key on macOS. */
  readonly keys: readonly string[]
  readonly does: { readonly command: Command } | { readonly action: EditorAction } | 'typing'
}

const insertNoBreakSpace: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('\u00A0').scrollIntoView())
  return true
}

const command = (does: Command): Shortcut['does'] => ({ command: does })
const action = (does: EditorAction): Shortcut['does'] => ({ action: does })

/** Every key of the editor. `typing` stands for keys whose meaning depends on where the cursor is; keymap.ts says how. */
export const shortcuts: readonly Shortcut[] = [
  { group: 'Text', label: 'Bold', keys: ['Mod-b'], does: command(toggle('bold')) },
  { group: 'Text', label: 'Italic', keys: ['Mod-i'], does: command(toggle('italic')) },
  { group: 'Text', label: 'Underline', keys: ['Mod-u'], does: command(toggle('underline')) },
  { group: 'Text', label: 'Strike through', keys: ['Mod-Shift-x'], does: command(toggle('strike')) },
  { group: 'Text', label: 'Superscript', keys: ['Mod-.'], does: command(toggle('superscript')) },
  { group: 'Text', label: 'Subscript', keys: ['Mod-,'], does: command(toggle('subscript')) },
  { group: 'Text', label: 'Small capitals', keys: ['Mod-Shift-k'], does: command(toggle('smallCaps')) },
  { group: 'Text', label: 'Highlight', keys: ['Mod-Alt-h'], does: command(toggle('highlight')) },
  { group: 'Text', label: 'Clear formatting', keys: ['Mod-\\'], does: command(clearFormatting) },
  { group: 'Text', label: 'Space that does not break', keys: ['Mod-Shift-Space'], does: command(insertNoBreakSpace) },

  { group: 'Paragraphs', label: 'Heading 1, 2 or 3', keys: ['Mod-Alt-1', 'Mod-Alt-2', 'Mod-Alt-3'], does: 'typing' },
  { group: 'Paragraphs', label: 'Body text', keys: ['Mod-Alt-0'], does: command(setStyle('body')) },
  { group: 'Paragraphs', label: 'Align left', keys: ['Mod-l'], does: command(setAlignment('left')) },
  { group: 'Paragraphs', label: 'Centre', keys: ['Mod-e'], does: command(setAlignment('center')) },
  { group: 'Paragraphs', label: 'Align right', keys: ['Mod-r'], does: command(setAlignment('right')) },
  { group: 'Paragraphs', label: 'Justify', keys: ['Mod-j'], does: command(setAlignment('justify')) },
  { group: 'Paragraphs', label: 'New line in the same paragraph', keys: ['Shift-Enter'], does: command(insertLineBreak) },

  { group: 'Clauses and numbers', label: 'Number on or off', keys: ['Mod-Shift-7'], does: command(toggleDocumentNumbering) },
  { group: 'Clauses and numbers', label: 'Bullet on or off', keys: ['Mod-Shift-l', 'Mod-Shift-8'], does: command(toggleNumbering('bullet')) },
  { group: 'Clauses and numbers', label: 'Number a level in', keys: ['Tab'], does: 'typing' },
  { group: 'Clauses and numbers', label: 'Number a level out', keys: ['Shift-Tab'], does: 'typing' },
  { group: 'Clauses and numbers', label: 'Move the clause up', keys: ['Alt-Shift-ArrowUp'], does: command(moveClauseBy(-1)) },
  { group: 'Clauses and numbers', label: 'Move the clause down', keys: ['Alt-Shift-ArrowDown'], does: command(moveClauseBy(1)) },
  { group: 'Clauses and numbers', label: 'The clause with its sub-clauses a level in', keys: ['Alt-Shift-ArrowRight'], does: command(changeClauseLevel(1)) },
  { group: 'Clauses and numbers', label: 'The clause with its sub-clauses a level out', keys: ['Alt-Shift-ArrowLeft'], does: command(changeClauseLevel(-1)) },

  { group: 'Tables', label: 'Next cell; a new row after the last', keys: ['Tab'], does: 'typing' },
  { group: 'Tables', label: 'Cell before', keys: ['Shift-Tab'], does: 'typing' },

  { group: 'Insert', label: 'Page break', keys: ['Mod-Enter'], does: command(insertPageBreak) },
  { group: 'Insert', label: 'Footnote', keys: ['Mod-Alt-f'], does: command(insertFootnote) },
  { group: 'Insert', label: 'Paste without formatting', keys: ['Mod-Shift-v'], does: 'typing' },

  { group: 'Find and go', label: 'Find', keys: ['Mod-f'], does: action('find') },
  { group: 'Find and go', label: 'Replace', keys: ['Mod-h'], does: action('replace') },
  { group: 'Find and go', label: 'Next match', keys: ['F3', 'Mod-g'], does: action('findNext') },
  { group: 'Find and go', label: 'Match before', keys: ['Shift-F3', 'Mod-Shift-g'], does: action('findPrevious') },
  { group: 'Find and go', label: 'Go to the clause a reference names', keys: ['Mod-Click'], does: 'typing' },
  { group: 'Find and go', label: 'Leave the text; Tab then goes on to what is next', keys: ['Escape'], does: 'typing' },

  { group: 'Changes and comments', label: 'Tracking on or off', keys: ['Mod-Shift-e'], does: action('toggleTracking') },
  { group: 'Changes and comments', label: 'Next change', keys: ['F8'], does: action('nextChange') },
  { group: 'Changes and comments', label: 'Change before', keys: ['Shift-F8'], does: action('previousChange') },
  { group: 'Changes and comments', label: 'Accept the change or what is selected, and go to the next', keys: ['Mod-Alt-a'], does: action('acceptChange') },
  { group: 'Changes and comments', label: 'Reject the change or what is selected, and go to the next', keys: ['Mod-Alt-r'], does: action('rejectChange') },
  { group: 'Changes and comments', label: 'Comment on the selected words', keys: ['Mod-Alt-m'], does: action('addComment') },

  { group: 'Document', label: 'Undo', keys: ['Mod-z'], does: command(undo) },
  { group: 'Document', label: 'Redo', keys: ['Mod-y', 'Mod-Shift-z'], does: command(redo) },
  { group: 'Document', label: 'Select all', keys: ['Mod-a'], does: command(selectAll) },
  { group: 'Document', label: 'Name a version', keys: ['Mod-s'], does: action('nameVersion') },
]
