import { holds } from '#shared/document/conditions.ts'
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

export type Standing = 'stands' | 'excluded' | 'undecided'

export function standing(condition: Condition, fields: readonly Field[]): Standing {
  const verdict = holds(condition, fields)
  return verdict === 'unknown' ? 'undecided' : verdict ? 'stands' : 'excluded'
}

/** Why a conditional passage is or is not part of the contract, for its margin mark. */
export function whyItStands(condition: Condition, fields: readonly Field[]): string {
  const text = conditionText(condition, fields)
  switch (standing(condition, fields)) {
    case 'stands':
      return `Included: ${text}`
    case 'excluded':
      return `Left out: only if ${text}`
    case 'undecided':
      return `Undecided: only if ${text}`
  }
}
