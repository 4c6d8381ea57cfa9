import { Button, Group, Select, Switch, TextInput } from '@mantine/core'
import type { FieldDraft } from '#renderer/features/signing/fields/board.ts'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import type { PersonDraft } from '#renderer/features/signing/prepare/people.ts'
import classes from './fields.module.css'

interface FieldPropertiesProps {
  readonly field: FieldDraft
  readonly people: readonly PersonDraft[]
  /** Whether taking it away puts it back on its signature line. */
  readonly hasLine: boolean
  readonly onChange: (field: FieldDraft, gesture: string | null) => void
  readonly onEveryPage: () => void
  readonly onRemove: () => void
}

/** What is said about the chosen field. */
export function FieldProperties({ field, people, hasLine, onChange, onEveryPage, onRemove }: FieldPropertiesProps) {
  const isSignature = field.kind === 'signature'
  return (
    <section className={classes['properties']} aria-label={texts.selected}>
      <h2>{texts.kinds[field.kind]}</h2>
      {isSignature ? null : (
        <>
          <TextInput label={texts.label} placeholder={texts.kinds[field.kind]} maxLength={200} value={field.label} onChange={event => onChange({ ...field, label: event.currentTarget.value }, `label ${field.id}`)} />
          <Select
            label={texts.whoseField}
            data={people.map(({ key, name }) => ({ value: key, label: name }))}
            value={field.signer}
            onChange={key => onChange({ ...field, signer: people.find(person => person.key === key)?.key ?? field.signer }, null)}
          />
          {field.kind === 'date' ? null : <Switch label={texts.required} checked={field.required} onChange={event => onChange({ ...field, required: event.currentTarget.checked }, null)} />}
        </>
      )}
      <Group gap="xs">
        {isSignature ? null : <Button size="compact-sm" variant="default" onClick={onEveryPage}>{texts.everyPage}</Button>}
        {isSignature && hasLine ? (
          field.onLine ? null : <Button size="compact-sm" variant="default" onClick={onRemove}>{texts.backToLine}</Button>
        ) : <Button size="compact-sm" variant="default" onClick={onRemove}>{texts.remove}</Button>}
      </Group>
    </section>
  )
}
