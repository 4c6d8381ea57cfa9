import { describe, expect, it } from 'vitest'
import { doc, p, signature } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import type { Field } from '#shared/document/field.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'

const buyer: Field = { id: 'buyer', label: 'Buyer', required: true, type: 'party', value: { name: 'Marlow Ltd', kind: 'company', address: '1 High Street' } }
const signs: Field = { id: 'signs', label: 'Who signs', required: false, type: 'text', value: null }

describe('the signature blocks of a document', () => {
  it('are those that stand in it, in order, with their fields filled in', () => {
    const text = doc(
      { fields: [buyer, signs] },
      p('Agreed.'),
      signature({ id: 'b2', party: { field: 'buyer' }, signer: { field: 'signs' }, capacity: { text: 'Director' }, witness: true }),
      p(''),
      signature({ id: 'b1', party: { text: 'Seller' }, signer: { field: 'gone' }, capacity: { text: '' } }),
    )
    expect(signatureBlocks(text)).toEqual([
      { id: 'b2', party: 'Marlow Ltd', signer: '', capacity: 'Director', witness: true },
      { id: 'b1', party: 'Seller', signer: '', capacity: '', witness: false },
    ])
  })

  it('are none in a text without', () => {
    expect(signatureBlocks(doc({}, p('Agreed.'), schema.nodes.pageBreak.create()))).toEqual([])
  })
})
