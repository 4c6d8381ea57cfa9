import { describe, expect, it } from 'vitest'
import { intentOf, markFor, signsWithMark } from '#shared/signing/intent.ts'
import { mayDecline, mayTakeInk, withHandedOver, withWay } from '#shared/signing/sign.ts'
import { ceremony, id, noon, outcome, signature, signer, value } from '#test/helpers/records.ts'

const lena = signer(1, { name: 'Lena', capacity: 'Director' })
const wanda = signer(2, { name: 'Wanda', role: 'witness', witnessOf: id('s1') })
const abe = signer(3, { name: 'Abe', role: 'approver' })
const cora = signer(4, { name: 'Cora', role: 'copy' })
const present = ceremony([lena, wanda, abe, cora])
const placed = { name: 'Approval3', signer: id<'signer'>('s3'), kind: 'signature' as const, page: 1, rectangle: { x: 0, y: 0, width: 80, height: 30 }, label: 'Signature', required: true, value: null }
const mark = { kind: 'typed' as const, text: 'Abe', face: 'caveat' as const }

describe('why someone signs', () => {
  it('is said by what they are', () => {
    expect([lena, wanda, abe, cora, signer(5)].map((each) => intentOf(present, each))).toEqual(['I sign as Director', 'I witness the signature of Lena', 'I approve', '', 'I sign'])
  })
})

describe('the mark on the page', () => {
  it('is left out only by an approver without a place', () => {
    expect([lena, wanda, abe].map((each) => signsWithMark([], each))).toEqual([true, true, false])
    expect(signsWithMark([placed], abe)).toBe(true)
    expect(outcome(markFor([], lena, null))).toBe('signing.mark-missing')
    expect(outcome(markFor([placed], abe, null))).toBe('signing.mark-missing')
    expect(outcome(markFor([], abe, mark))).toBe('signing.mark-unasked')
    expect([value(markFor([], abe, null)), value(markFor([], lena, mark))]).toEqual([null, mark])
  })
})

describe('the way someone signs', () => {
  it('can be changed until they have, and only of who signs', () => {
    expect(value(withWay(present, lena.id, 'wet ink')).ceremony.signers.map(({ way }) => way)).toEqual(['wet ink', 'in person', 'in person', 'in person'])
    expect(outcome(withWay(present, cora.id, 'exchange'))).toBe('signing.not-a-signer')
    expect(outcome(withWay({ ...present, state: 'voided' }, lena.id, 'exchange'))).toBe('signing.ended')
    expect(outcome(withWay(ceremony([{ ...lena, signature: signature() }, wanda]), lena.id, 'exchange'))).toBe('signing.already-signed')
  })
})

describe('the copy', () => {
  it('is handed over once, when everyone has signed, to who gets one', () => {
    const done = { ...present, state: 'completed' as const }
    expect(outcome(withHandedOver(present, cora.id, noon))).toBe('signing.not-complete')
    expect(outcome(withHandedOver(done, lena.id, noon))).toBe('signing.gets-no-copy')
    const after = value(withHandedOver(done, cora.id, noon)).ceremony
    expect(after.signers.map(({ handedOver }) => handedOver)).toEqual([null, null, null, noon])
    expect(outcome(withHandedOver(after, cora.id, noon))).toBe('signing.already-handed-over')
  })
})

describe('declining', () => {
  it('is for everyone who signs, attests or approves, whoever’s turn it is, and not for who gets a copy', () => {
    const turns = ceremony([{ ...lena, turn: 2 }, { ...wanda, turn: 2 }, { ...abe, turn: 1 }, cora])
    for (const each of [lena, wanda, abe]) expect(mayDecline(turns, each.id).ok).toBe(true)
    expect(outcome(mayDecline(turns, cora.id))).toBe('signing.not-a-signer')
  })
})

describe('a signature on paper', () => {
  const ink = { pages: 2, shows: [1, 2], signedOn: '2026-03-03' }
  it('is of no later day than it is here, wherever that is', () => {
    expect(outcome(mayTakeInk(ceremony([lena]), lena.id, ink, noon))).toBe('ink.signed-later')
    expect(mayTakeInk(ceremony([lena]), lena.id, ink, noon, '2026-03-03').ok).toBe(true)
  })
})
