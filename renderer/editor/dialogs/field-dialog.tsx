import { Checkbox, SegmentedControl, Select, TagsInput, Text, TextInput } from '@mantine/core'
import { chainCommands } from 'prosemirror-commands'
import type { Command } from 'prosemirror-state'
import { useState } from 'react'
import { fieldTypes, type Field, type FieldType } from '#shared/document/field.ts'
import { partyParts } from '#shared/document/field-format.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { addField, fieldIdFor } from '#renderer/editor/commands/fields.ts'
import { insertField } from '#renderer/editor/commands/insert.ts'
import { DialogForm } from '#renderer/editor/dialogs/dialog-form.tsx'
import { fieldTypeNames, partNames } from '#renderer/editor/panels/field-words.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

/** An unfilled field of a type. */
function blankField(id: string, type: FieldType, label: string, required: boolean, choices: string[]): Field {
  const base = { id, label, required, value: null }
  return type === 'choice' ? { ...base, type, choices } : { ...base, type }
}

/** Adds a field and shows it at the selection, in one undo step. */
function addAndInsert(field: Field): Command {
  return (state, dispatch) => {
    let added = state
    if (!addField(field)(state, (tr) => (added = state.apply(tr)))) return false
    return insertField(field.id)(added, (inserted) => {
      const tr = state.tr.setDocAttribute('fields', [...fieldsOf(state.doc), field])
      for (const step of inserted.steps) tr.step(step)
      dispatch?.(tr.setSelection(inserted.selection.map(tr.doc, tr.mapping.slice(tr.steps.length))).scrollIntoView())
    })
  }
}

/** Shows one of the document's fields at the selection, or a new one. */
export function FieldDialog({ session }: { readonly session: EditorSession }) {
  const state = session.getState().editor?.state
  const fields = state === undefined ? [] : fieldsOf(state.doc)
  const [mode, setMode] = useState(fields.length === 0 ? 'new' : 'old')
  const [chosen, setChosen] = useState(fields[0]?.id ?? null)
  const [part, setPart] = useState('name')
  const [label, setLabel] = useState('')
  const [type, setType] = useState<FieldType>('text')
  const [required, setRequired] = useState(true)
  const [choices, setChoices] = useState<string[]>([])
  const old = fields.find(({ id }) => id === chosen)

  const done = (): void => {
    if (mode === 'old') {
      if (old !== undefined) session.run(insertField(old.id, old.type === 'party' && part !== 'name' ? part : null))
      return
    }
    if (state === undefined) return
    const field = blankField(fieldIdFor(state, label), type, label.trim(), required, choices)
    // Where the text can hold no field (a page break is selected), the document gets it all the same.
    session.run(chainCommands(addAndInsert(field), addField(field)))
  }

  return (
    <DialogForm
      session={session}
      title="Insert a field"
      action={mode === 'old' ? 'Insert' : 'Create and insert'}
      disabled={mode === 'old' ? old === undefined : label.trim() === '' || (type === 'choice' && choices.length < 2)}
      onDone={done}
    >
      {fields.length === 0 ? null : (
        <SegmentedControl
          aria-label="Which field"
          data={[
            { value: 'old', label: 'One of this document' },
            { value: 'new', label: 'A new one' },
          ]}
          value={mode}
          onChange={setMode}
        />
      )}
      {mode === 'old' ? (
        <>
          <Select label="Field" data={fields.map(({ id, label: name }) => ({ value: id, label: name }))} value={chosen} onChange={setChosen} searchable openOnFocus={false} data-autofocus />
          {old?.type === 'party' ? <Select label="What to show" data={partyParts.map((name) => ({ value: name, label: partNames[name] }))} value={part} onChange={(next) => setPart(next ?? 'name')} /> : null}
        </>
      ) : (
        <>
          <TextInput label="Name of the field" placeholder="Such as Monthly fee" value={label} onChange={(event) => setLabel(event.currentTarget.value)} data-autofocus />
          <Select label="What it holds" data={fieldTypes.map((name) => ({ value: name, label: fieldTypeNames[name] }))} value={type} onChange={(next) => setType(fieldTypes.find((name) => name === next) ?? 'text')} />
          {type === 'choice' ? <TagsInput label="Choices" description="Press Enter after each; at least two" value={choices} onChange={setChoices} /> : null}
          <Checkbox label="Must be filled in before signing" checked={required} onChange={(event) => setRequired(event.currentTarget.checked)} />
          <Text size="sm" c="dimmed">
            The field can be used any number of times; its value is changed in one place.
          </Text>
        </>
      )}
    </DialogForm>
  )
}
