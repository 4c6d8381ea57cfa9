import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { commentOnSelection as comment } from '#renderer/features/comments/comment-on-selection.ts'
import { texts as commentTexts } from '#renderer/features/comments/texts.ts'
import { panelNames } from '#renderer/features/contract/rail.tsx'
import { texts, type PanelName } from '#renderer/features/contract/texts.ts'
import { texts as versionTexts } from '#renderer/features/versions/texts.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { useKeyPress, withMod } from '#renderer/lib/key-press.ts'
import { useWindowCommands, type WindowCommand } from '#renderer/lib/window-commands.ts'

interface DeskVerbs {
  readonly contract: ContractId
  readonly canName: boolean
  readonly onName: () => void
  readonly onOpen: (panel: PanelName) => void
  readonly session: EditorSession
}

/** Ctrl+Alt+M. AltGr writes letters on many keyboards and reports itself as Ctrl and Alt. */
function isCommentKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey && event.code === 'KeyM' && !event.getModifierState('AltGraph')
}

/** A contract's verbs for the palette and from the keyboard, wherever the keyboard is. */
export function useDeskCommands({ contract, canName, onName, onOpen, session }: DeskVerbs): void {
  const navigate = useNavigate()
  useKeyPress(event => {
    if (isCommentKey(event)) {
      comment(session)
      return true
    }
    if (!withMod(event)) return false
    if (event.key === 's') {
      if (canName) onName()
      return true
    }
    if (event.key !== 'f') return false
    session.openFind(false)
    return true
  })
  const commands = useMemo<WindowCommand[]>(
    () => [
      ...(canName ? [{ id: 'name', label: versionTexts.name, keys: 'Mod+S', run: onName }] : []),
      { id: 'find', label: texts.find, keys: 'Mod+F', run: () => session.openFind(false) },
      { id: 'comment', label: commentTexts.onSelection, keys: 'Mod+Alt+M', run: () => comment(session) },
      { id: 'pages', label: texts.switchView, run: session.togglePageView },
      { id: 'compare', label: versionTexts.compareVersions, run: () => void navigate(`/contracts/${contract}/compare`) },
      { id: 'audit', label: versionTexts.auditAny, run: () => void navigate(`/contracts/${contract}/redline-audit`) },
      ...panelNames.map(name => ({ id: name, label: `${texts.showPanel} ${texts.panels[name]}`, run: () => onOpen(name) })),
    ],
    [contract, canName, onName, onOpen, session, navigate],
  )
  useWindowCommands(commands)
}
