import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Failure } from '#renderer/lib/failure.ts'
import classes from './failure-note.module.css'

interface FailureNoteProps {
  readonly failure: Failure | null
  readonly onRetry?: () => void
}

/** What happened, what is safe and what to do, where it happened. */
export function FailureNote({ failure, onRetry }: FailureNoteProps) {
  if (failure === null) return null
  return (
    <div className={classes['note']} role="alert">
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
      <p>{failure.message}</p>
      {onRetry === undefined ? null : (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
