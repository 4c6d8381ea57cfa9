import { Autocomplete, Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import type { SignatureBlockAttributes, TextOrField } from '#shared/document/attributes.ts'
import type { Field } from '#shared/document/field.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { changeNode, insertSignatureBlock } from '#renderer/editor/commands/insert.ts'
import { DialogForm } from '#renderer/editor/dialogs/dialog-form.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'

interface SignatureDialogProps {
  readonly session: EditorSession
  /** The block to change, or null for a new one. */
  readonly pos: number | null
  readonly newId: () => string
}

const blank: SignatureBlockAttributes = { id: null, party: { text: '' }, signer: { text: '' }, capacity: { text: '' }, witness: false }

function typed(value: TextOrField, fields: readonly Field[]): string {
  return 'text' in value ? value.text : (fields.find(({ id }) => id === value.field)?.label ?? '')
}

/** A text that is the name of a field follows the field; any other stays as typed. */
function textOrField(text: string, fields: readonly Field[]): TextOrField {
  const field = fields.find(({ label }) => label === text.trim())
  return field === undefined ? { text: text.trim() } : { field: field.id }
}

/** Who signs where: party, signer and capacity, each typed or by a field, and whether there is a witness. */
export function SignatureDialog({ session, pos, newId }: SignatureDialogProps) {
  const doc = session.getState().editor?.state.doc
  const fields = doc === undefined ? [] : fieldsOf(doc)
  const node = pos === null ? null : doc?.nodeAt(pos)
  const current = node?.type.name === 'signatureBlock' ? (node.attrs as SignatureBlockAttributes) : blank
  const [party, setParty] = useState(typed(current.party, fields))
  const [signer, setSigner] = useState(typed(current.signer, fields))
  const [capacity, setCapacity] = useState(typed(current.capacity, fields))
  const [witness, setWitness] = useState(current.witness)
  const named = (kinds: readonly Field['type'][]) => fields.filter((field) => kinds.includes(field.type)).map(({ label }) => label)

  const done = (): void => {
    const attrs = { party: textOrField(party, fields), signer: textOrField(signer, fields), capacity: textOrField(capacity, fields), witness }
    session.run(pos === null ? insertSignatureBlock(attrs) : changeNode(pos, { ...attrs, id: current.id ?? newId() }))
  }

  return (
    <DialogForm session={session} title={pos === null ? 'Insert a signature block' : 'Change the signature block'} action={pos === null ? 'Insert' : 'Change'} onDone={done}>
      <Text size="sm" c="dimmed">
        Type a text, or choose a field: the block then follows the field’s value.
      </Text>
      <Autocomplete label="Party" data={[...new Set(named(['party', 'text']))]} value={party} onChange={setParty} openOnFocus={false} data-autofocus />
      <Autocomplete label="Name of the signer" data={[...new Set(named(['text', 'party']))]} value={signer} onChange={setSigner} />
      <Autocomplete label="Capacity" description="Such as Director; empty for a person who signs for themselves" data={[...new Set(named(['text', 'choice']))]} value={capacity} onChange={setCapacity} />
      <Checkbox label="A witness signs too" description="With name, address and occupation" checked={witness} onChange={(event) => setWitness(event.currentTarget.checked)} />
    </DialogForm>
  )
}
