import { inReadingOrder } from '#renderer/features/signing/fields/reading-order.ts'
import type { Ceremony, PlacedField, Signer } from '#shared/signing/ceremony.ts'
import { fieldsOfSigner, initialsOf } from '#shared/signing/fields.ts'

/** What a signer has filled in so far, by the names of the fields. */
export type FieldValues = Readonly<Record<string, string>>

/** A signer's own fields in the order one reads. */
export function ownFields({ fields }: Ceremony, signer: Signer): PlacedField[] {
  return inReadingOrder(fieldsOfSigner(fields, signer.id))
}

/** What is known of the signer already stands in their fields from the start. */
export function firstValues(fields: readonly PlacedField[], signer: Signer): FieldValues {
  const known: Partial<Record<PlacedField['kind'], string>> = { initials: initialsOf(signer.name), name: signer.name, title: signer.capacity }
  return Object.fromEntries(fields.filter(({ kind }) => kind !== 'signature' && kind !== 'date').map(({ name, kind }) => [name, known[kind] ?? '']))
}

/** Whether a field still waits for its signer: an empty one that must be filled in, or the signature before it is made. */
export function isOpen({ kind, name, required }: PlacedField, values: FieldValues, hasMark: boolean): boolean {
  if (kind === 'signature') return !hasMark
  return kind !== 'date' && required && (values[name] ?? '').trim() === ''
}

/** The field to go to next: the first open one after the last visited, from the start again when there is none; else the one after it. */
export function nextField(fields: readonly PlacedField[], values: FieldValues, hasMark: boolean, last: string | null): PlacedField | null {
  const after = fields.findIndex(({ name }) => name === last) + 1
  const round = [...fields.slice(after), ...fields.slice(0, after)]
  return round.find(field => isOpen(field, values, hasMark)) ?? round[0] ?? null
}

/** Whether everything but the signature is filled in. */
export function allFilled(fields: readonly PlacedField[], values: FieldValues): boolean {
  return fields.every(field => field.kind === 'signature' || !isOpen(field, values, true))
}
