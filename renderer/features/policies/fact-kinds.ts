import { texts } from '#renderer/features/policies/texts.ts'
import { facts, type Comparison, type FactName, type Policy } from '#shared/approvals/policy.ts'
import { contractTypes } from '#shared/contracts/contract.ts'
import type { Field } from '#shared/document/field.ts'
import type { TemplateView } from '#shared/ipc/views.ts'
import { typeWords } from '#renderer/lib/words.ts'

/** How a fact is compared, and so which comparisons and which input fit it. */
export type FactKind = 'money' | 'number' | 'date' | 'choice' | 'currency' | 'text'

/** Something a condition may look at, as the editor offers it. */
export interface Fact {
  readonly name: FactName
  readonly label: string
  readonly kind: FactKind
  /** What can be chosen, of a choice. */
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** Whether it can be unknown at all. */
  readonly optional: boolean
}

type Operator = Comparison['operator']

const kinds: Readonly<Record<Field['type'], FactKind>> = { text: 'text', number: 'number', money: 'money', date: 'date', duration: 'text', party: 'text', choice: 'choice' }

const plain: Readonly<Record<string, FactKind>> = { type: 'choice', value: 'money', currency: 'currency', counterparty: 'text', effective: 'date', end: 'date', title: 'text', template: 'choice', deviations: 'number' }

function fieldFacts(templates: readonly TemplateView[]): Fact[] {
  const fields = new Map(templates.flatMap(({ fields: all }) => all.map((field): [string, Field] => [field.id, field])))
  return Array.from(fields.values(), field => ({
    name: `field:${field.id}` as const,
    label: field.label,
    kind: kinds[field.type],
    choices: field.type === 'choice' ? field.choices.map(value => ({ value, label: value })) : [],
    optional: true,
  })).sort((a, b) => a.label.localeCompare(b.label))
}

function comparisonsIn(group: Policy['when']): Comparison[] {
  return group === null ? [] : group.of.flatMap(part => ('of' in part ? comparisonsIn(part) : [part]))
}

/** Every fact named by policies, so that one of a template that is gone can still be shown. */
function named(policies: readonly Policy[]): FactName[] {
  return policies.flatMap(({ when, stages }) => [
    ...comparisonsIn(when).map(({ fact }) => fact),
    ...stages.flatMap(stage => [...comparisonsIn(stage.when).map(({ fact }) => fact), ...stage.approvers.flatMap(({ reset }) => (reset.on === 'fields' ? reset.fields : []))]),
  ])
}

/** Everything a condition may look at: the contract's details, then the fields of the templates by their labels. */
export function knownFacts(templates: readonly TemplateView[], policies: readonly Policy[]): Fact[] {
  const contract = facts.map((name): Fact => {
    const choices = name === 'type' ? contractTypes.map(value => ({ value, label: typeWords[value] })) : name === 'template' ? templates.map(({ id, title }) => ({ value: id, label: title })) : []
    return { name, label: texts.facts[name], kind: plain[name] ?? 'text', choices, optional: name !== 'type' }
  })
  const offered = [...contract, ...fieldFacts(templates)]
  const known = new Set<string>(offered.map(({ name }) => name))
  const lost = [...new Set(named(policies))].filter(name => !known.has(name))
  return [...offered, ...lost.map((name): Fact => ({ name, label: name.replace(/^field:/, ''), kind: 'text', choices: [], optional: true }))]
}

export function factOf(known: readonly Fact[], name: FactName): Fact {
  return known.find(fact => fact.name === name) ?? { name, label: name.replace(/^field:/, ''), kind: 'text', choices: [], optional: true }
}

/** The comparisons that make sense for a fact, each in words. */
export function operatorsOf({ kind, optional }: Fact): { readonly value: Operator; readonly label: string }[] {
  const own = Object.entries(texts.operators[kind === 'currency' ? 'choice' : kind])
  const known = optional ? Object.entries(texts.known) : []
  return [...own, ...known].map(([value, label]) => ({ value: value as Operator, label }))
}

/** Whether a comparison has something to compare with. */
export function needsValue(operator: Operator): boolean {
  return operator !== 'is known' && operator !== 'is not known'
}

/** A comparison as it begins for a fact: its first operator, and nothing to compare with yet. */
export function freshComparison(fact: Fact, currency: string): Comparison {
  return { fact: fact.name, operator: operatorsOf(fact)[0]?.value ?? 'is', value: '', currency: fact.kind === 'money' ? currency : null }
}
