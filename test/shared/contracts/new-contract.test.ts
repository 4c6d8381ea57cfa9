import { describe, expect, it } from 'vitest'
import { contractSchema } from '#shared/contracts/contract.ts'
import { newContract, noCounterparty } from '#shared/contracts/new-contract.ts'
import { ada, id, noon } from '#test/helpers/records.ts'

describe('a new contract', () => {
  const start = { id: id<'contract'>('c1'), title: 'Lease', type: 'lease' as const, owner: ada, now: noon }

  it('is a draft of ours, on our turn, without approval', () => {
    expect(newContract(start)).toEqual({
      id: 'c1', title: 'Lease', type: 'lease', state: 'draft', turn: 'ours', turnSince: noon, tracking: 'off', counterparty: noCounterparty, value: null, effective: null, end: null,
      terms: null, uplift: null, renewals: [], openConditions: 0, owner: ada.id, template: null, submission: null, approvedVersion: null, createdAt: noon, createdBy: ada.id, updatedAt: noon,
    })
  })

  it('is a record the store can read again', () => {
    expect(contractSchema.safeParse(JSON.parse(JSON.stringify(newContract(start)))).success).toBe(true)
  })
})
