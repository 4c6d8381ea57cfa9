import { describe, expect, it } from 'vitest'
import { blankWitness, missingSteps, witnessStatement, type Preparation } from '#renderer/features/signing/ceremony/readiness.ts'
import { witnessStatementSchema, type Signer } from '#shared/signing/ceremony.ts'
import type { SignerId } from '#shared/lib/ids.ts'

const signer = (role: Signer['role']): Signer => ({
  id: 's1' as SignerId,
  order: 1,
  role,
  way: 'in person',
  handedOver: null,
  witnessOf: role === 'witness' ? ('s0' as SignerId) : null,
  party: 'Harbour & Lane Ltd',
  name: 'Maya Harbour',
  capacity: 'Managing Director',
  email: '',
  block: 'b1',
  field: 'Signature1',
  signature: null,
})
const given = { adult: true, present: true, notParty: true, address: '4 Quay Street', occupation: 'Baker' }
const ready: Preparation = { signer: signer('signer'), readToEnd: true, fieldsFilled: true, hasMark: true, hasKey: true, witness: blankWitness, consent: true }

describe('before someone can sign', () => {
  it('nothing is missing when everything is done', () => {
    expect(missingSteps(ready)).toEqual([])
    expect(missingSteps({ ...ready, signer: signer('witness'), witness: given })).toEqual([])
  })

  it('each thing not done is asked for, reading first', () => {
    const nothing: Preparation = { ...ready, readToEnd: false, fieldsFilled: false, hasMark: false, hasKey: false, consent: false }
    expect(missingSteps(nothing)).toEqual(['read', 'fields', 'mark', 'key', 'consent'])
    expect(missingSteps({ ...nothing, signer: signer('witness') })).toEqual(['read', 'witness', 'fields', 'mark', 'key', 'consent'])
  })
})

describe('a witness’s statement', () => {
  it('is what the application accepts once everything is confirmed and given', () => {
    expect(witnessStatementSchema.safeParse(witnessStatement(given)).success).toBe(true)
  })

  it.each([
    ['adult', false],
    ['present', false],
    ['notParty', false],
    ['address', '  '],
    ['occupation', ''],
  ])('is none while %s is %j', (name, value) => {
    expect(witnessStatement({ ...given, [name]: value })).toBeNull()
  })
})
