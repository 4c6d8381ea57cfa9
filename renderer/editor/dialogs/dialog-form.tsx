import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { EditorSession } from '#renderer/editor/session/session.ts'

interface DialogFormProps {
  readonly session: EditorSession
  readonly title: string
  readonly action: string
  readonly disabled?: boolean
  readonly onDone: () => void
  /** A second way out that takes something away, left of the others. */
  readonly remove?: { readonly label: string; readonly onUse: () => void } | undefined
  readonly children: ReactNode
}

/** The frame of the editor's dialogs: a form with one act, Cancel, and the focus back in the text afterwards. */
export function DialogForm({ session, title, action, disabled = false, onDone, remove, children }: DialogFormProps) {
  return (
    <Modal opened onClose={session.closeDialog} title={title} size="md" returnFocus={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (disabled) return
          session.closeDialog()
          onDone()
        }}
      >
        <Stack gap="sm">{children}</Stack>
        <Group justify="flex-end" mt="lg">
          {remove === undefined ? null : (
            <Button
              variant="subtle"
              color="red"
              mr="auto"
              onClick={() => {
                session.closeDialog()
                remove.onUse()
              }}
            >
              {remove.label}
            </Button>
          )}
          <Button variant="default" onClick={session.closeDialog}>
            Cancel
          </Button>
          <Button type="submit" disabled={disabled}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
