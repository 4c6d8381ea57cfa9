import type { Condition, Field } from '#shared/document/field.ts'

const words: Readonly<Record<Condition['op'], string>> = {
  equals: 'is',
  differs: 'is not',
  set: 'is filled in',
  empty: 'is empty',
  atLeast: 'is at least',
  atMost: 'is at most',
}

/** A condition in words: “Governing law is Scotland”. */
export function conditionText(condition: Condition, fields: readonly Field[]): string {
  const label = fields.find((field) => field.id === condition.field)?.label ?? condition.field
  return [label, words[condition.op], condition.value].filter((part) => part !== null && part !== '').join(' ')
}
