import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { undoInputRule } from 'prosemirror-inputrules'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { backspaceAtStart, enter } from '#renderer/editor/commands/enter.ts'
import { changeLevel } from '#renderer/editor/commands/numbering.ts'
import { changeIndent, setStyle } from '#renderer/editor/commands/paragraphs.ts'
import { nextCell, previousCell } from '#renderer/editor/commands/tables.ts'
import { shortcuts, type EditorAction } from '#renderer/editor/keys/shortcuts.ts'
import { takeSelectionFromPage } from '#renderer/editor/plugins/selection-from-page.ts'

const stay: Command = (state) => state.selection.$from.parent.type.name === 'paragraph'

/** The keys whose meaning depends on where the cursor is. */
const typingKeys: Readonly<Record<string, Command>> = {
  'Mod-Alt-1': setStyle('heading1'),
  'Mod-Alt-2': setStyle('heading2'),
  'Mod-Alt-3': setStyle('heading3'),
  Enter: enter,
  Tab: chainCommands(nextCell, changeLevel(1), changeIndent(1), stay),
  'Shift-Tab': chainCommands(previousCell, changeLevel(-1), changeIndent(-1), stay),
  Backspace: chainCommands(undoInputRule, backspaceAtStart),
}

/** Both cases of a letter: with Shift held, browsers report the capital. */
function bothCases(key: string): string[] {
  const letter = /^(.*Shift-.*?)([a-z])$/.exec(key)
  return letter === null ? [key] : [key, `${letter[1] ?? ''}${(letter[2] ?? '').toUpperCase()}`]
}

function bindings(onAction: (action: EditorAction) => void): Record<string, Command> {
  const bound: Record<string, Command> = {}
  for (const { keys, does } of shortcuts) {
    if (does === 'typing') continue
    const run: Command =
      'command' in does
        ? // A key of ours never falls through to the browser's own meaning (reload, bookmarks), even where it can do nothing.
          (state, dispatch, view) => does.command(state, dispatch, view) || true
        : () => {
            onAction(does.action)
            return true
          }
    for (const key of keys) for (const name of bothCases(key)) bound[name] = run
  }
  return { ...bound, ...typingKeys }
}

/** The editor's keys. After Escape the next Tab leaves the text, so that no keyboard is ever caught in it. */
export function editorKeys(onAction: (action: EditorAction) => void): Plugin {
  const own = keydownHandler(bindings(onAction))
  const base = keydownHandler(baseKeymap)
  let leaving = false
  return new Plugin({
    props: {
      handleKeyDown(view: EditorView, event: KeyboardEvent) {
        // AltGr writes letters on many keyboards and reports itself as Ctrl and Alt.
        if (event.getModifierState('AltGraph')) return false
        if (!event.isComposing) takeSelectionFromPage(view)
        const leave = leaving && event.key === 'Tab'
        if (event.key !== 'Shift') leaving = event.key === 'Escape'
        return !leave && (own(view, event) || base(view, event))
      },
    },
  })
}
