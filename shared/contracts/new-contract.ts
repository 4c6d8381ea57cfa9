import type { Contract, ContractType, Counterparty, Tracking } from '#shared/contracts/contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { Money } from '#shared/document/field.ts'
import type { ContractId, Instant } from '#shared/lib/ids.ts'

export const noCounterparty: Counterparty = { name: '', kind: 'company', address: '', registration: '', contact: { name: '', email: '' } }

/** What a contract starts as: a draft of ours, on our turn. Their paper is tracked from the first word, ours once it goes to them. */
export function newContract(start: {
  readonly id: ContractId
  readonly title: string
  readonly type: ContractType
  readonly counterparty?: Counterparty
  readonly value?: Money | null
  readonly template?: { readonly id: string; readonly version: number } | null
  readonly tracking?: Tracking
  readonly owner: Person
  readonly now: Instant
}): Contract {
  return {
    id: start.id,
    title: start.title,
    type: start.type,
    state: 'draft',
    turn: 'ours',
    turnSince: start.now,
    tracking: start.tracking ?? 'off',
    counterparty: start.counterparty ?? noCounterparty,
    value: start.value ?? null,
    effective: null,
    end: null,
    terms: null,
    uplift: null,
    renewals: [],
    openConditions: 0,
    owner: start.owner.id,
    template: start.template ?? null,
    submission: null,
    approvedVersion: null,
    createdAt: start.now,
    createdBy: start.owner.id,
    updatedAt: start.now,
  }
}
