import { SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Condition, Field } from '#shared/document/field.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { conditionAt, selectsPassage, setParagraphCondition, setPassageCondition } from '#renderer/editor/commands/conditions.ts'
import { DialogForm } from '#renderer/editor/dialogs/dialog-form.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { standing, whyItStands } from '#renderer/editor/views/condition-text.ts'

const operators: readonly { readonly value: Condition['op']; readonly label: string; readonly for: readonly Field['type'][] | 'all' }[] = [
  { value: 'equals', label: 'is', for: 'all' },
  { value: 'differs', label: 'is not', for: 'all' },
  { value: 'atLeast', label: 'is at least', for: ['number', 'money', 'date', 'duration'] },
  { value: 'atMost', label: 'is at most', for: ['number', 'money', 'date', 'duration'] },
  { value: 'set', label: 'is filled in', for: 'all' },
  { value: 'empty', label: 'is empty', for: 'all' },
]

const examples: Readonly<Record<Field['type'], string>> = {
  text: 'The text, exactly', number: 'Such as 10', money: 'Such as GBP 5000', date: 'Such as 2026-03-01', duration: 'Such as 30 days', party: 'The party’s name', choice: '',
}

/** Lets the selected paragraphs, or words within one, stand only if a field has a certain value. */
export function ConditionDialog({ session }: { readonly session: EditorSession }) {
  const state = session.getState().editor?.state
  const fields = state === undefined ? [] : fieldsOf(state.doc)
  const current = state === undefined ? null : conditionAt(state)
  const passage = state !== undefined && selectsPassage(state)
  const [scope, setScope] = useState(passage ? 'words' : 'paragraphs')
  const [fieldId, setFieldId] = useState(current?.field ?? fields[0]?.id ?? null)
  const [op, setOp] = useState<Condition['op']>(current?.op ?? 'equals')
  const [value, setValue] = useState(current?.value ?? '')
  const field = fields.find(({ id }) => id === fieldId)
  const offered = operators.filter((entry) => entry.for === 'all' || (field !== undefined && entry.for.includes(field.type)))
  const needsValue = op !== 'set' && op !== 'empty'
  const condition: Condition | null = field === undefined ? null : { field: field.id, op, value: needsValue ? value.trim() : null }
  const apply = (next: Condition | null): void => {
    session.run(scope === 'words' ? setPassageCondition(next) : setParagraphCondition(next))
  }

  return (
    <DialogForm
      session={session}
      title="Only if…"
      action="Set condition"
      disabled={condition === null || (needsValue && value.trim() === '')}
      onDone={() => apply(condition)}
      remove={current === null ? undefined : { label: 'Always include', onUse: () => apply(null) }}
    >
      {fields.length === 0 ? <Text size="sm">This document has no fields yet. Insert one first; a condition looks at a field’s value.</Text> : null}
      {passage ? (
        <SegmentedControl
          aria-label="What the condition is for"
          data={[
            { value: 'words', label: 'The selected words' },
            { value: 'paragraphs', label: 'The whole paragraph' },
          ]}
          value={scope}
          onChange={setScope}
        />
      ) : null}
      <Select label="Field" data={fields.map(({ id, label }) => ({ value: id, label }))} value={fieldId} onChange={setFieldId} searchable openOnFocus={false} data-autofocus />
      <Select label="Comparison" data={offered.map(({ value: name, label }) => ({ value: name, label }))} value={op} onChange={(next) => setOp(offered.find((entry) => entry.value === next)?.value ?? 'equals')} />
      {needsValue ? (
        field?.type === 'choice' ? (
          <Select label="Value" data={field.choices} value={value} onChange={(next) => setValue(next ?? '')} />
        ) : (
          <TextInput label="Value" description={field === undefined ? '' : examples[field.type]} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
        )
      ) : null}
      <Text size="sm" c="dimmed" aria-live="polite">
        {condition === null || (needsValue && value.trim() === '') ? '' : `Now: ${whyItStands(condition, fields)}${standing(condition, fields) === 'undecided' ? ' (the field is empty, or cannot be compared with this value)' : ''}`}
      </Text>
    </DialogForm>
  )
}
