import type { Facts } from '#shared/approvals/round.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { formatDuration } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { sha256OfText } from '#shared/lib/hash.ts'

/** What one fact may take up; a longer one ends with the hash of the whole, so that no change to it goes unseen. */
const longest = 2000

function plain(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return trimmed.length <= longest ? trimmed : `${trimmed.slice(0, longest - 80)} … ${sha256OfText(trimmed)}`
}

function fieldFact(field: Field): string | null {
  if (field.value === null) return null
  switch (field.type) {
    case 'text':
    case 'choice':
    case 'date':
      return plain(field.value)
    case 'number':
      return String(field.value)
    case 'money':
      return `${field.value.amount} ${field.value.currency}`
    case 'duration':
      return formatDuration(field.value)
    case 'party':
      return plain(field.value.name)
  }
}

/** What of a contract an approval may rest on: its details, how many clauses depart from its template, and the fields of its text. */
export type FactSource = Pick<Contract, 'title' | 'type' | 'counterparty' | 'value' | 'effective' | 'end' | 'template'>

/**
 * The facts of a contract as plain text; null where one is not known. What a condition looks at stands under the names of policy.ts and
 * `field:<id>`; who exactly the other side is counts as a change, too, and stands under names of its own.
 */
export function factsOfContract(contract: FactSource, fields: readonly Field[], deviations: number | null): Facts {
  const { counterparty, value } = contract
  return {
    title: plain(contract.title),
    type: contract.type,
    value: value?.amount ?? null,
    currency: value?.currency ?? null,
    counterparty: plain(counterparty.name),
    'counterparty address': plain(counterparty.address),
    'counterparty registration': plain(counterparty.registration),
    'counterparty kind': counterparty.kind,
    effective: contract.effective,
    end: contract.end,
    template: contract.template?.id ?? null,
    deviations: deviations === null ? null : String(deviations),
    ...Object.fromEntries(fields.filter(({ id }) => id.length <= 200).map((field) => [`field:${field.id}`, fieldFact(field)])),
  }
}

/** The names of the facts that are not the same in both; one that is missing is not known. */
export function differingFacts(before: Facts, now: Facts): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter((name) => (before[name] ?? null) !== (now[name] ?? null))
}

const inWords: Readonly<Record<string, string>> = {
  effective: 'the effective date',
  end: 'the end date',
  deviations: 'the number of clauses that depart from the template',
  counterparty: 'the other party',
  'counterparty address': 'the address of the other party',
  'counterparty registration': 'the registration of the other party',
  'counterparty kind': 'the kind of the other party',
}

/** A fact by name, as it stands in a sentence: "the value", "the field “start date”". */
export function factInWords(name: string): string {
  if (name.startsWith('field:')) return `the field “${name.slice('field:'.length).replaceAll('_', ' ')}”`
  return inWords[name] ?? `the ${name}`
}
