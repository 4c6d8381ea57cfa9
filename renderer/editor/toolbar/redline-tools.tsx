import { Tooltip } from '@mantine/core'
import { IconArrowNarrowDown, IconArrowNarrowUp, IconCheck, IconEdit, IconEditOff, IconEye, IconMessagePlus, IconX } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { decideGroups, goGroup, viewGroups, viewNames } from '#renderer/editor/toolbar/redline-groups.ts'
import { keepSelection, shownKeys, ToolButton } from '#renderer/editor/toolbar/tool-button.tsx'
import { ToolMenu } from '#renderer/editor/toolbar/tool-menu.tsx'

interface RedlineToolsProps {
  readonly session: EditorSession
  /** How much room there is: all buttons, the words without the buttons, or icons alone. */
  readonly room: 'all' | 'words' | 'icons'
}

/** Says plainly whether changes are tracked, and switches it. */
function TrackingToggle({ session, words }: { readonly session: EditorSession; readonly words: boolean }) {
  const { on, mayTurnOff } = useStore(session, (state) => state.tracking)
  const fixed = on && !mayTurnOff
  const says = on ? 'Tracking on' : 'Tracking off'
  const hint = fixed ? 'Changes are tracked. Only the owner turns tracking off.' : `${on ? 'Turn tracking off' : 'Turn tracking on'} (${shownKeys('Mod-Shift-e')})`
  const Icon = on ? IconEdit : IconEditOff
  return (
    <Tooltip label={hint}>
      <button
        type="button"
        className="editor-tracking"
        data-on={on}
        {...(words ? {} : { 'aria-label': says })}
        {...(fixed ? { 'aria-disabled': true } : {})}
        onMouseDown={keepSelection}
        onClick={() => {
          if (!fixed) session.setTracking(!on)
        }}
      >
        <Icon size={18} stroke={1.7} aria-hidden="true" />
        {words ? <span>{says}</span> : null}
      </button>
    </Tooltip>
  )
}

/** The tools for changes: whether they are tracked, how they are shown, and going through them. */
export function RedlineTools({ session, room }: RedlineToolsProps) {
  const view = useStore(session, (state) => state.view)
  const editable = useStore(session, (state) => state.editable)
  const some = useStore(session, (state) => state.changes.length > 0)
  const off = !editable || view === 'original' || !some
  const comment = { label: 'Comment', keys: 'Mod-Alt-m', disabled: view === 'original', onUse: () => void session.addComment() }
  const folded = room === 'all' ? [] : [goGroup(session), ...decideGroups(session, off), ...(room === 'icons' ? [{ items: [comment] }] : [])]
  return (
    <>
      <TrackingToggle session={session} words={room !== 'icons'} />
      <ToolMenu label="Show changes as" {...(room === 'icons' ? { icon: IconEye } : { value: viewNames[view] })} groups={[...viewGroups(session, view), ...folded]} width={280} />
      {room === 'all' ? (
        <>
          <ToolButton label="Change before" keys="Shift-F8" icon={IconArrowNarrowUp} disabled={!some} onUse={() => void session.goToPreviousChange()} />
          <ToolButton label="Next change" keys="F8" icon={IconArrowNarrowDown} disabled={!some} onUse={() => void session.goToNextChange()} />
          <ToolButton label="Accept this change" keys="Mod-Alt-a" icon={IconCheck} disabled={off} onUse={() => void session.resolveSelection('accept')} />
          <ToolButton label="Reject this change" keys="Mod-Alt-r" icon={IconX} disabled={off} onUse={() => void session.resolveSelection('reject')} />
          <ToolMenu label="All changes" groups={decideGroups(session, off).slice(1)} disabled={off} />
        </>
      ) : null}
      {room === 'icons' ? null : <ToolButton {...comment} icon={IconMessagePlus} />}
    </>
  )
}
