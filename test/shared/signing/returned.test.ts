import { describe, expect, it } from 'vitest'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { returnedSignatures, returnedValues, type ReturnedFile } from '#shared/signing/returned.ts'
import { ceremony, hashA, hashB, id, noon, outcome, signature, signer, value } from '#test/helpers/records.ts'

const people: Signer[] = [signer(1, { name: 'Lena', turn: 1 }), signer(2, { name: 'Wanda', role: 'witness', witnessOf: id('s1'), turn: 1, field: 'Witness2' }), signer(3, { name: 'Tom', turn: 2 })]
const field = (name: string, who: string): Ceremony['fields'][number] => ({ name, signer: id(who), kind: 'text', page: 1, rectangle: { x: 0, y: 0, width: 50, height: 20 }, label: 'Order number', required: false, value: null })
const open = ceremony(people, { fields: [field('Text1-1', 's1'), field('Text3-1', 's3')] })
const by = (name: string, fingerprint = hashA) => ({ field: name, fingerprint, signer: 'L. Harbour', signedAt: noon })
const file = (more: Partial<ReturnedFile> = {}): ReturnedFile => ({ beginsAs: 'present', verdict: 'extended', because: '', added: [by('Signature1')], filled: [], ...more })
const take = (returned: ReturnedFile, present = open, now = noon) => returnedSignatures(present, returned, now)

describe('a file that came back', () => {
  it('brings the signature of whoever was asked, with their own fields', () => {
    expect(value(take(file({ filled: ['Text1-1'] })))).toEqual([{ signer: people[0], fingerprint: hashA, certified: 'L. Harbour', signedAt: noon }])
  })

  it('may bring a signature and its witness together, and whoever comes after', () => {
    const brought = value(take(file({ added: [by('Signature1'), by('Witness2', hashB), by('Signature3', 'c'.repeat(64))] })))
    expect(brought.map(({ signer: { name } }) => name)).toEqual(['Lena', 'Wanda', 'Tom'])
  })

  it.each([
    ['the signing has ended', file(), { ...open, state: 'voided' as const }, 'exchange.ended'],
    ['the time has run out', file(), { ...open, expiresAt: noon }, 'exchange.expired'],
    ['it is another file, or one written anew', file({ beginsAs: 'nothing' }), open, 'exchange.not-ours'],
    ['someone signed in the meantime', file({ beginsAs: 'earlier' }), open, 'exchange.overtaken'],
    ['something else was changed', file({ verdict: 'modified', because: 'a page was exchanged' }), open, 'exchange.changed'],
    ['its signature is wrong', file({ verdict: 'invalid' }), open, 'exchange.changed'],
    ['it cannot be decided what was changed', file({ verdict: 'indeterminate' }), open, 'exchange.doubtful'],
    ['nobody signed', file({ added: [] }), open, 'exchange.unsigned'],
    ['it says that nobody signed', file({ verdict: 'unsigned', added: [] }), open, 'exchange.unsigned'],
    ['it was signed by a clock that runs ahead', file({ added: [{ ...by('Signature1'), signedAt: '2026-03-02T12:15:01.000Z' }] }), open, 'exchange.signed-in-the-future'],
    ['it is signed in a field of its own', file({ added: [by('Signature99')] }), open, 'exchange.not-asked'],
    ['the witness signed first', file({ added: [by('Witness2')] }), open, 'exchange.not-their-turn'],
    ['a later turn signed first', file({ added: [by('Signature3')] }), open, 'exchange.not-their-turn'],
    ['one key signed for two', file({ added: [by('Signature1'), by('Witness2')] }), open, 'exchange.same-key'],
    ['a field of someone else was filled in', file({ filled: ['Text3-1'] }), open, 'exchange.not-their-field'],
  ])('is refused when %s', (_, returned, present, code) => {
    const result = take(returned, present)
    expect(outcome(result)).toBe(code)
    expect(result).toMatchObject({ refusal: { message: expect.stringContaining('Nothing was taken in') } })
  })

  it('is refused when the key signed here before', () => {
    const after = ceremony([{ ...people[0], signature: signature({ fingerprint: hashB }) } as Signer, ...people.slice(1)])
    expect(outcome(take(file({ added: [by('Witness2', hashB)] }), after))).toBe('exchange.same-key')
  })

  it('may be signed by a clock that runs a little ahead', () => {
    expect(value(take(file({ added: [{ ...by('Signature1'), signedAt: '2026-03-02T12:15:00.000Z' }] })))).toHaveLength(1)
  })

  it('says why', () => {
    expect(take(file({ verdict: 'modified', because: 'a page was exchanged' }))).toMatchObject({ refusal: { message: expect.stringContaining('a page was exchanged') } })
  })
})

describe('what the fields of a file that came back say', () => {
  const fields = [field('Text1-1', 's1'), { ...field('Text3-1', 's3'), required: true }]
  const values = new Map([['Text1-1', 'PO 7'], ['Text3-1', ' ']])

  it('is kept of those who signed, and nobody else', () => {
    expect(value(returnedValues(fields, [id('s1')], values)).map(({ name, value: said }) => [name, said])).toEqual([['Text1-1', 'PO 7']])
    expect(value(returnedValues(fields, [id('s1')], new Map())).map(({ value: said }) => said)).toEqual([''])
  })

  it('is refused where what has to be filled in is empty', () => {
    expect(outcome(returnedValues(fields, [id('s3')], values))).toBe('exchange.value-missing')
  })
})
