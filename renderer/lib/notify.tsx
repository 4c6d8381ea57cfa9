import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { failureFrom } from '#renderer/lib/failure.ts'

const closeButton = { 'aria-label': 'Close this notice' }

/** Says that something was done and, where it can be, offers to take it back. */
export function tellDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID()
  const takeBack = () => {
    notifications.hide(id)
    undo?.()
  }
  const body = undo === undefined ? message : (
    <span className="notice-with-undo">
      {message}
      <Button size="compact-sm" variant="subtle" onClick={takeBack}>
        Undo
      </Button>
    </span>
  )
  notifications.show({ id, message: body, autoClose: undo === undefined ? 5000 : 10_000, withBorder: true, closeButtonProps: closeButton })
}

/** Says what did not work, what is safe and what to do. It stays until it is read. */
export function tellFailure(error: unknown): void {
  notifications.show({ message: failureFrom(error).message, autoClose: false, withBorder: true, className: 'notice-of-failure', closeButtonProps: closeButton })
}

/** Runs a verb for its effect; a refusal is told. */
export function attempt(work: () => Promise<unknown>): void {
  work().catch(tellFailure)
}
