import { redlineViews, type RedlineView } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { ToolGroups } from '#renderer/editor/toolbar/tool-menu.tsx'

export const viewNames: Readonly<Record<RedlineView, string>> = { markup: 'All markup', simple: 'Simple markup', original: 'Original', final: 'Final' }

/** The four ways to read the text. */
export function viewGroups(session: EditorSession, view: RedlineView): ToolGroups {
  return [{ title: 'Show changes as', items: redlineViews.map((name) => ({ label: viewNames[name], checked: view === name, onUse: () => session.setView(name) })) }]
}

/** Going from change to change. */
export function goGroup(session: EditorSession): ToolGroups[number] {
  return {
    items: [
      { label: 'Next change', keys: 'F8', onUse: () => void session.goToNextChange() },
      { label: 'Change before', keys: 'Shift-F8', onUse: () => void session.goToPreviousChange() },
    ],
  }
}

/** Deciding changes: this one, or all. */
export function decideGroups(session: EditorSession, off: boolean): ToolGroups {
  const decideAll = (decide: () => boolean): void => {
    decide()
    session.focus()
  }
  return [
    {
      items: [
        { label: 'Accept this change', keys: 'Mod-Alt-a', disabled: off, onUse: () => void session.resolveSelection('accept') },
        { label: 'Reject this change', keys: 'Mod-Alt-r', disabled: off, onUse: () => void session.resolveSelection('reject') },
      ],
    },
    {
      items: [
        { label: 'Accept all changes', disabled: off, onUse: () => decideAll(session.acceptAll) },
        { label: 'Reject all changes', disabled: off, onUse: () => decideAll(session.rejectAll) },
      ],
    },
  ]
}
