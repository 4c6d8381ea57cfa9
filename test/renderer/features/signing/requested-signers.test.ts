import { describe, expect, it } from 'vitest'
import { isComplete, placesIn, requestedSigners } from '#renderer/features/signing/requested-signers.ts'
import { doc, p, signature } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { planSigners } from '#shared/signing/plan.ts'
import { newUuid } from '#electron/new-id.ts'

const client: Field = {
  id: 'client',
  label: 'Client',
  required: true,
  type: 'party',
  value: { name: 'Northwind Ltd', kind: 'company', address: '', email: 'legal@northwind.example' },
}
const text = doc(
  { fields: [client] },
  p('The agreement.'),
  signature({ id: 'b1', party: { field: 'client' }, signer: { text: 'Nora West' }, capacity: { text: 'Director' }, witness: true }),
  signature({ id: 'b2', party: { text: 'Harbour & Lane Ltd' }, signer: { text: '' }, capacity: { text: '' }, witness: false }),
)
const json = text.toJSON() as DocumentJson

describe('who is asked to sign', () => {
  it('is taken from the signature blocks, with the email of the party', () => {
    const [first, second] = placesIn(json)
    expect(first).toMatchObject({ party: 'Northwind Ltd', signer: { name: 'Nora West', capacity: 'Director', email: 'legal@northwind.example' } })
    expect(first?.witness).toMatchObject({ block: 'b1', role: 'witness', name: '' })
    expect(second).toMatchObject({ party: 'Harbour & Lane Ltd', signer: { name: '' }, witness: null })
  })

  it('is complete when everyone has a name, the witness too', () => {
    const places = placesIn(json)
    expect(isComplete(places)).toBe(false)
    expect(isComplete([])).toBe(false)
    const named = places.map(place => ({
      ...place,
      signer: { ...place.signer, name: place.signer.name === '' ? 'Maya Harbour' : place.signer.name },
      witness: place.witness === null ? null : { ...place.witness, name: 'Will Ness' },
    }))
    expect(isComplete(named)).toBe(true)
  })

  it('is a plan that the rules accept, each witness after the person they witness', () => {
    const places = placesIn(json).map(place => ({
      ...place,
      signer: { ...place.signer, name: place.block === 'b1' ? ' Nora West ' : 'Maya Harbour' },
      witness: place.witness === null ? null : { ...place.witness, name: 'Will Ness' },
    }))
    const blocks = places.map(({ block, party, witness }) => ({ id: block, party, witness: witness !== null }))
    const plan = planSigners(blocks, requestedSigners(places), newUuid)
    expect(plan.ok && plan.value.signers.map(({ name, role }) => [name, role])).toEqual([
      ['Nora West', 'signer'],
      ['Will Ness', 'witness'],
      ['Maya Harbour', 'signer'],
    ])
  })
})
