import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { texts } from '#renderer/features/changes/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import classes from './changes.module.css'

interface NoChangesProps {
  readonly session: EditorSession
  readonly working: boolean
}

/** No change in the text: says why, and what to do for there to be some. */
export function NoChanges({ session, working }: NoChangesProps) {
  const { on } = useStore(session, state => state.tracking)
  const editable = useStore(session, state => state.editable)
  const writes = working && editable
  const action = writes && !on ? <Button variant="default" size="compact-md" onClick={() => session.setTracking(true)}>{texts.turnOn}</Button> : undefined
  return (
    <div className={classes['none']}>
      <EmptyState title={texts.none} action={action}>
        {writes ? (on ? texts.noneTracking : texts.noneUntracked) : texts.noneReading}
      </EmptyState>
    </div>
  )
}
