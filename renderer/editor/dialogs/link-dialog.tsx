import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { linkAt, setLink } from '#renderer/editor/commands/marks.ts'
import { DialogForm } from '#renderer/editor/dialogs/dialog-form.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'

/** The address as it is stored: a bare name is taken as a secure web address, one with @ as a mailbox. */
function addressOf(typed: string): string {
  const text = typed.trim()
  if (/^(https?:\/\/|mailto:)/i.test(text)) return text
  return text.includes('@') && !text.includes('/') ? `mailto:${text}` : `https://${text}`
}

/** Links the selected words to an address. */
export function LinkDialog({ session }: { readonly session: EditorSession }) {
  const state = session.getState().editor?.state
  const current = state === undefined ? null : linkAt(state)
  const [address, setAddress] = useState(current ?? '')
  return (
    <DialogForm
      session={session}
      title="Link the selected words"
      action="Link"
      disabled={address.trim() === ''}
      onDone={() => session.run(setLink(addressOf(address)))}
      remove={current === null ? undefined : { label: 'Remove the link', onUse: () => session.run(setLink(null)) }}
    >
      <TextInput label="Address" placeholder="example.com or name@example.com" value={address} onChange={(event) => setAddress(event.currentTarget.value)} data-autofocus />
    </DialogForm>
  )
}
