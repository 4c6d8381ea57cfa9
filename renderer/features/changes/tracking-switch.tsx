import { Switch, Tooltip } from '@mantine/core'
import { useStore } from 'zustand'
import { texts } from '#renderer/features/changes/texts.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

/** Whether changes are tracked. Turning it off is for an owner, and is said to whoever may not. */
export function TrackingSwitch({ session }: { readonly session: EditorSession }) {
  const { on, mayTurnOff } = useStore(session, state => state.tracking)
  const meaning = on ? texts.trackingOnMeans : texts.trackingOffMeans
  const fixed = on && !mayTurnOff
  return (
    <Tooltip label={fixed ? `${meaning} ${texts.ownerOnly}` : meaning} multiline maw={260}>
      {/* The switch stays reachable where it is fixed, so that the reason is there without a mouse. */}
      <Switch
        size="xs"
        label={on ? texts.trackingOn : texts.trackingOff}
        checked={on}
        aria-disabled={fixed}
        description={fixed ? texts.ownerOnly : undefined}
        onChange={event => {
          if (!fixed) session.setTracking(event.currentTarget.checked)
        }}
      />
    </Tooltip>
  )
}
