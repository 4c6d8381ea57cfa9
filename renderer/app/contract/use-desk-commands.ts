import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { commentOnSelection as comment } from '#renderer/features/comments/comment-on-selection.ts'
import { texts as commentTexts } from '#renderer/features/comments/texts.ts'
import { texts as obligationTexts } from '#renderer/features/obligations/panel/texts.ts'
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
  /** Begins an obligation that quotes the selected words. */
  readonly onObligation: () => void
  readonly session: EditorSession
}

/** Ctrl+Alt and a letter. AltGr writes letters on many keyboards and reports itself as Ctrl and Alt. */
function isPassageKey(event: KeyboardEvent, code: 'KeyM' | 'KeyO'): boolean {
  return (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey && event.code === code && !event.getModifierState('AltGraph')
}

/** A contract's verbs for the palette and from the keyboard, wherever the keyboard is. */
export function useDeskCommands({ contract, canName, onName, onOpen, onObligation, session }: DeskVerbs): void {
  const navigate = useNavigate()
  useKeyPress(event => {
    if (isPassageKey(event, 'KeyM')) {
      comment(session)
      return true
    }
    if (isPassageKey(event, 'KeyO')) {
      onObligation()
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
      { id: 'obligation', label: obligationTexts.fromSelection, keys: 'Mod+Alt+O', run: onObligation },
      { id: 'pages', label: texts.switchView, run: session.togglePageView },
      { id: 'compare', label: versionTexts.compareVersions, run: () => void navigate(`/contracts/${contract}/compare`) },
      { id: 'audit', label: versionTexts.auditAny, run: () => void navigate(`/contracts/${contract}/redline-audit`) },
      ...panelNames.map(name => ({ id: name, label: `${texts.showPanel} ${texts.panels[name]}`, run: () => onOpen(name) })),
    ],
    [contract, canName, onName, onOpen, onObligation, session, navigate],
  )
  useWindowCommands(commands)
}
