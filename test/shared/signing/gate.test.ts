import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storedStates } from '#shared/contracts/contract.ts'
import type { Version } from '#shared/contracts/version.ts'
import { gateProblems, type GateFacts } from '#shared/signing/gate.ts'
import { ada, contract, hashA, hashB, id, noon } from '#test/helpers/records.ts'

const version: Version = { id: id('v1'), contract: id('lease'), number: 1, name: 'Submitted', kind: 'internal', hash: hashA, words: 900, note: '', createdAt: noon, createdBy: ada.id }
const named = { ...contract().counterparty, name: 'Marlow Ltd' }
const ready: GateFacts = {
  contract: contract({ state: 'approved', counterparty: named }), approvalComplete: true, submitted: version, textHash: hashA, textProblems: [], signatureBlocks: 2, noAuthority: null,
}
const codes = (more: Partial<GateFacts>): string[] => gateProblems({ ...ready, ...more }).map((problem) => `${problem.place}: ${problem.code}`)

describe('the gate before signing', () => {
  it('is open when nothing is missing', () => {
    expect(gateProblems(ready)).toEqual([])
  })

  it.each([
    ['a signing under way', { contract: contract({ state: 'signing', counterparty: named }) }, ['signing: gate.already-signing']],
    ['no approval', { contract: contract({ state: 'negotiation', counterparty: named }), approvalComplete: false }, ['approvals: gate.not-approved', 'approvals: gate.approval-incomplete']],
    ['an approval that was voided', { approvalComplete: false }, ['approvals: gate.approval-incomplete']],
    ['a text that changed since', { textHash: hashB }, ['approvals: gate.text-changed']],
    ['a submission that is gone', { submitted: null }, ['approvals: gate.text-changed']],
    ['no name of the other party', { contract: contract({ state: 'approved' }) }, ['details: gate.no-counterparty']],
    ['a name of spaces only', { contract: contract({ state: 'approved', counterparty: { ...named, name: ' \t' } }) }, ['details: gate.no-counterparty']],
    ['nobody who may sign for the house', { noAuthority: 'Nobody has the authority.' }, ['signing: gate.no-authority']],
    ['no signature block', { signatureBlocks: 0 }, ['document: gate.no-signature-block']],
  ] as const)('is closed by %s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected)
  })

  it('is closed by every problem of the text, and says where', () => {
    const textProblems = [
      { code: 'unfilled-field', message: '“Rent” is not filled in.', paragraphId: 'p7' },
      { code: 'blank', message: 'A blank is left.', paragraphId: null },
    ]
    expect(gateProblems({ ...ready, textProblems })).toEqual([
      { code: 'unfilled-field', message: '“Rent” is not filled in.', paragraph: 'p7', place: 'document' },
      { code: 'blank', message: 'A blank is left.', paragraph: null, place: 'document' },
    ])
  })

  it('says once that there is no signature block', () => {
    const textProblems = [{ code: 'no-signature-block', message: 'There is none.', paragraphId: null }]
    expect(codes({ signatureBlocks: 0, textProblems })).toEqual(['document: no-signature-block'])
  })

  it('is open in no other case', () => {
    const facts = fc.record({
      state: fc.constantFrom(...storedStates), name: fc.constantFrom('', 'Marlow Ltd'), approvalComplete: fc.boolean(), submitted: fc.option(fc.constant(version)),
      textHash: fc.constantFrom(hashA, hashB), problems: fc.nat({ max: 2 }), noAuthority: fc.constantFrom(null, 'Nobody may.'), signatureBlocks: fc.nat({ max: 2 }),
    })
    fc.assert(
      fc.property(facts, ({ state, name, problems, ...rest }) => {
        const textProblems = Array.from({ length: problems }, () => ({ code: 'blank', message: 'A blank.', paragraphId: null }))
        const found = gateProblems({ ...rest, contract: contract({ state, counterparty: { ...named, name } }), textProblems })
        const open = state === 'approved' && name !== '' && rest.approvalComplete && rest.submitted !== null && rest.textHash === hashA && problems === 0 && rest.noAuthority === null && rest.signatureBlocks > 0
        expect(found.length === 0).toBe(open)
      }),
    )
  })
})
