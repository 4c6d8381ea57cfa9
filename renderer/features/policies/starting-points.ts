import { texts } from '#renderer/features/policies/texts.ts'
import { mayApprove } from '#shared/approvals/seats.ts'
import type { Approver, ConditionGroup, Policy, Quorum, Stage } from '#shared/approvals/policy.ts'
import type { Person } from '#shared/contracts/person.ts'

const everyChange = { on: 'every change' } as const
const role = (name: 'owner' | 'approver'): Approver => ({ kind: 'role', role: name, reset: everyChange })

export function newStage(name: string, approvers: readonly Approver[], quorum: Quorum = { rule: 'any' }, when: ConditionGroup | null = null): Stage {
  return { id: crypto.randomUUID(), name, when, approvers: [...approvers], quorum, remindAfter: null, escalateAfter: null, escalateTo: null }
}

export function newPolicy(name: string, stages: readonly Stage[]): Policy {
  return { id: crypto.randomUUID(), name, when: null, stages: [...stages] }
}

export interface StartingPoint {
  readonly title: string
  readonly text: string
  make(people: readonly Person[], currency: string): Policy
}

const above = (amount: string, currency: string): ConditionGroup => ({ match: 'all', of: [{ fact: 'value', operator: 'more than', value: amount, currency }] })

const { oneOwner, legalThenOwner, twoOfThree } = texts.points

/** Policies that many houses begin with. People are taken from those who may decide today. */
export const startingPoints: readonly StartingPoint[] = [
  { ...oneOwner, make: () => newPolicy(oneOwner.title, [newStage(oneOwner.stage, [role('owner')])]) },
  {
    ...legalThenOwner,
    make: (_people, currency) =>
      newPolicy(legalThenOwner.title, [newStage(legalThenOwner.legal, [role('approver')]), newStage(legalThenOwner.owner, [role('owner')], { rule: 'any' }, above('50000', currency))]),
  },
  {
    ...twoOfThree,
    make: people => {
      const three = people.filter(mayApprove).slice(0, 3).map(({ id }): Approver => ({ kind: 'person', person: id, reset: everyChange }))
      return newPolicy(twoOfThree.title, [newStage(twoOfThree.stage, three, { rule: 'at least', count: 2 })])
    },
  },
]
