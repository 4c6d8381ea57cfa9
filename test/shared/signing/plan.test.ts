import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signerSchema } from '#shared/signing/ceremony.ts'
import { fieldName, planSigners, type BlockFacts, type RequestedSigner } from '#shared/signing/plan.ts'
import type { Id } from '#shared/lib/ids.ts'
import { id, outcome, value } from '#test/helpers/records.ts'

function counted(): <Kind extends string>() => Id<Kind> {
  let count = 0
  return () => id(`s${(count += 1)}`)
}

const landlord: BlockFacts = { id: 'b1', party: 'Landlord', witness: true }
const tenant: BlockFacts = { id: 'b2', party: 'Tenant', witness: false }
const asked = (block: string, name: string, role: RequestedSigner['role'] = 'signer'): RequestedSigner => ({ block, role, name, capacity: 'Director', email: `${name.toLowerCase()}@example.org` })
const plan = (blocks: readonly BlockFacts[], requested: readonly RequestedSigner[]) => planSigners(blocks, requested, counted())

describe('planning the signers', () => {
  it('puts them in the order of the document, each witness right after the signer they attest', () => {
    const { signers: planned } = value(plan([landlord, tenant], [asked('b2', 'Tom'), asked('b1', 'Wanda', 'witness'), asked('b1', 'Lena')]))
    expect(planned).toEqual([
      { id: 's1', order: 1, turn: 1, role: 'signer', way: 'in person', handedOver: null, witnessOf: null, party: 'Landlord', name: 'Lena', capacity: 'Director', email: 'lena@example.org', block: 'b1', field: 'Signature1', signature: null },
      { id: 's2', order: 2, turn: 1, role: 'witness', way: 'in person', handedOver: null, witnessOf: 's1', party: 'Landlord', name: 'Wanda', capacity: 'Director', email: 'wanda@example.org', block: 'b1', field: 'Witness2', signature: null },
      { id: 's3', order: 3, turn: 2, role: 'signer', way: 'in person', handedOver: null, witnessOf: null, party: 'Tenant', name: 'Tom', capacity: 'Director', email: 'tom@example.org', block: 'b2', field: 'Signature3', signature: null },
    ])
  })

  it.each([
    ['someone is asked to sign at a block that is not there', [tenant], [asked('b2', 'Tom'), asked('b9', 'Ned')], 'plan.block-missing'],
    ['a block has no one to sign', [landlord, tenant], [asked('b1', 'Lena'), asked('b1', 'Wanda', 'witness')], 'plan.block-without-signer'],
    ['a block has only a witness', [landlord], [asked('b1', 'Wanda', 'witness')], 'plan.block-without-signer'],
    ['two sign at one block', [tenant], [asked('b2', 'Tom'), asked('b2', 'Tim')], 'plan.twice'],
    ['two witness at one block', [landlord], [asked('b1', 'Lena'), asked('b1', 'Wanda', 'witness'), asked('b1', 'Wim', 'witness')], 'plan.twice'],
    ['a signature that needs a witness has none', [landlord], [asked('b1', 'Lena')], 'plan.witness-missing'],
    ['a witness placed by hand attests nobody', [tenant], [asked('b2', 'Tom'), asked('', 'Wanda', 'witness')], 'plan.witness-of-nobody'],
    ['two attest one signature', [tenant], [{ ...asked('b2', 'Tom'), key: 'tom' }, asked('b2', 'Wanda', 'witness'), { ...asked('', 'Wim', 'witness'), witnessOf: 'tom' }], 'plan.twice'],
    ['nobody signs', [], [asked('', 'Cora', 'copy')], 'plan.no-signer'],
    ['only some have a turn', [landlord, tenant], [{ ...asked('b1', 'Lena'), turn: 1 }, asked('b1', 'Wanda', 'witness'), asked('b2', 'Tom')], 'plan.turns-incomplete'],
    ['the witness is the signer', [landlord], [asked('b1', 'Lena'), asked('b1', 'Lena', 'witness')], 'plan.witness-is-party'],
    ['the witness signs for another party', [landlord, tenant], [asked('b1', 'Lena'), asked('b1', 'TOM ', 'witness'), asked('b2', 'Tom')], 'plan.witness-is-party'],
  ] as const)('is refused when %s', (_, blocks, requested, code) => {
    const result = plan(blocks, requested)
    expect(outcome(result)).toBe(code)
    expect(result).toMatchObject({ refusal: { message: expect.stringMatching(/^[A-Z].*\.$/) } })
  })

  it('names the party whose signature is missing', () => {
    expect(plan([tenant], [])).toMatchObject({ refusal: { message: 'No one signs for Tenant. Say who does.' } })
    expect(plan([{ ...tenant, party: '' }], [])).toMatchObject({ refusal: { message: 'No one signs for one of the parties. Say who does.' } })
  })

  it('gives each signature a field of its own', () => {
    expect([fieldName('signer', 1), fieldName('witness', 2), fieldName('approver', 3)]).toEqual(['Signature1', 'Witness2', 'Approval3'])
  })

  it('lets an approver go first and puts whoever gets a copy last', () => {
    const { signers } = value(plan([tenant], [asked('', 'Cora', 'copy'), asked('b2', 'Tom'), asked('', 'Abe', 'approver')]))
    expect(signers.map(({ name, role, turn, field }) => [name, role, turn, field])).toEqual([
      ['Abe', 'approver', 1, 'Approval1'],
      ['Tom', 'signer', 2, 'Signature2'],
      ['Cora', 'copy', 1, ''],
    ])
  })

  it('keeps to the turns it is given, several people in one; a witness goes with the signer they attest', () => {
    const { signers, byKey } = value(plan([landlord, tenant], [{ ...asked('b2', 'Tom'), turn: 3, key: 'tom' }, { ...asked('b1', 'Lena'), turn: 7 }, asked('b1', 'Wanda', 'witness'), { ...asked('', 'Ted'), turn: 3, party: 'Guarantor' }, { ...asked('', 'Will', 'witness'), witnessOf: 'tom' }]))
    expect(signers.map(({ name, turn, party }) => [name, turn, party])).toEqual([['Tom', 1, 'Tenant'], ['Will', 1, 'Tenant'], ['Ted', 1, 'Guarantor'], ['Lena', 2, 'Landlord'], ['Wanda', 2, 'Landlord']])
    expect(byKey.get('tom')).toBe(signers[0]?.id)
  })
})

describe('any plan that fits the document', () => {
  const blocks = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }).map((all) => all.map((witness, at): BlockFacts => ({ id: `b${at}`, party: `Party ${at}`, witness })))
  const plans = blocks.chain((all) => {
    const requests = all.flatMap(({ id: block, witness }) => [asked(block, `Signer ${block}`), ...(witness ? [asked(block, `Witness ${block}`, 'witness')] : [])])
    return fc.record({ blocks: fc.constant(all), requested: fc.shuffledSubarray(requests, { minLength: requests.length }) })
  })

  it('asks everyone once, in order, with unique ids and fields, whatever order they were named in', () => {
    fc.assert(
      fc.property(plans, ({ blocks: all, requested }) => {
        const { signers: planned } = value(plan(all, requested))
        expect(planned.map((each) => each.name).toSorted()).toEqual(requested.map((each) => each.name).toSorted())
        expect(planned.map((each) => each.order)).toEqual(planned.map((_, at) => at + 1))
        expect(new Set(planned.map((each) => each.id)).size).toBe(planned.length)
        expect(new Set(planned.map((each) => each.field)).size).toBe(planned.length)
        for (const [at, each] of planned.entries()) {
          expect(signerSchema.safeParse(each).success).toBe(true)
          if (each.role === 'witness') expect(planned[at - 1]).toMatchObject({ id: each.witnessOf, role: 'signer', block: each.block })
        }
        const signersInOrder = planned.filter((each) => each.role === 'signer').map((each) => each.block)
        expect(signersInOrder).toEqual(all.map((block) => block.id))
      }),
    )
  })

  it('is refused when anyone is left out', () => {
    fc.assert(
      fc.property(plans, fc.nat(), ({ blocks: all, requested }, which) => {
        expect(['plan.block-without-signer', 'plan.witness-missing']).toContain(outcome(plan(all, requested.toSpliced(which % requested.length, 1))))
      }),
    )
  })
})
