import type { FieldType } from '#shared/document/field.ts'
import type { PartyPart } from '#shared/document/field-format.ts'

export const fieldTypeNames: Readonly<Record<FieldType, string>> = {
  text: 'Text', number: 'Number', money: 'Amount of money', date: 'Date', duration: 'Length of time', party: 'Party (name, address …)', choice: 'One of several choices',
}

export const partNames: Readonly<Record<PartyPart, string>> = { name: 'Name', address: 'Address', registration: 'Registration number', email: 'Email', kind: 'Company or individual' }
