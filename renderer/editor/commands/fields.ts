import type { Command, EditorState } from 'prosemirror-state'
import type { Field } from '#shared/document/field.ts'
import { fieldSchema } from '#shared/document/field.ts'
import { fieldsOf, fieldUses } from '#shared/document/fields.ts'

/** A field's id from its label: lower case words joined by hyphens, with a number if the document has it already. */
export function fieldIdFor(state: EditorState, label: string): string {
  const base = label.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'field'
  const taken = new Set(fieldsOf(state.doc).map(({ id }) => id))
  if (!taken.has(base)) return base
  for (let count = 2; ; count += 1) if (!taken.has(`${base}-${count}`)) return `${base}-${count}`
}

function setFields(state: EditorState, fields: readonly Field[], dispatch: Parameters<Command>[1]): boolean {
  dispatch?.(state.tr.setDocAttribute('fields', fields))
  return true
}

/** Adds a field to the document, at the end of those it has. */
export function addField(field: Field): Command {
  return (state, dispatch) => {
    const fields = fieldsOf(state.doc)
    return !fields.some(({ id }) => id === field.id) && fieldSchema.safeParse(field).success && setFields(state, [...fields, field], dispatch)
  }
}

/** Changes a field, so that every use of it shows the change at once and one undo takes it back. */
export function changeField(field: Field): Command {
  return (state, dispatch) => {
    const fields = fieldsOf(state.doc)
    const old = fields.find(({ id }) => id === field.id)
    if (old === undefined || JSON.stringify(old) === JSON.stringify(field) || !fieldSchema.safeParse(field).success) return false
    return setFields(state, fields.map((candidate) => (candidate.id === field.id ? field : candidate)), dispatch)
  }
}

/** Takes a field out of the document; refused while it is used anywhere. */
export function removeField(id: string): Command {
  return (state, dispatch) => {
    const fields = fieldsOf(state.doc)
    if (!fields.some((field) => field.id === id) || fieldUses(state.doc).some((use) => use.field === id)) return false
    return setFields(state, fields.filter((field) => field.id !== id), dispatch)
  }
}
