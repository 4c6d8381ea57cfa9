import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ceremonySchema, ceremonyStates, type Ceremony, type WitnessStatement } from '#shared/signing/ceremony.ts'
import { endCeremony, mayDecline, maySign, mayTakeInk, withSignature, type SigningAct } from '#shared/signing/sign.ts'
import { certifies, lockOf, nextSigner } from '#shared/signing/turns.ts'
import { ceremony, hashA, hashB, id, noon, outcome, signature, signer, value } from '#test/helpers/records.ts'

const statement: WitnessStatement = { adult: true, present: true, notParty: true, address: '2 Low Road', occupation: 'Baker' }
const act = (more: Partial<SigningAct> = {}): SigningAct => ({ pagesViewed: [1, 2], witness: null, fingerprint: hashB, at: noon, ...more })
/** Lena signs, Wanda attests her, then Tom signs. */
const three = (): Ceremony =>
  ceremony([signer(1, { name: 'Lena' }), signer(2, { name: 'Wanda', role: 'witness', witnessOf: id('s1'), block: 'b1' }), signer(3, { name: 'Tom' })])
const after = (count: number): Ceremony =>
  Array.from({ length: count }, (_, at) => at + 1).reduce((all, order) => withSignature(all, id(`s${order}`), signature({ fingerprint: String(order).repeat(64), pdf: id(String(order).repeat(64)) })), three())

describe('whether someone may sign now', () => {
  it('is yes for the next in order who has read it all', () => {
    expect(value(maySign(three(), id('s1'), act()))).toEqual(three().signers[0])
    expect(outcome(maySign(after(1), id('s2'), act({ witness: statement })))).toBe('accepted')
    expect(outcome(maySign(after(2), id('s3'), act()))).toBe('accepted')
  })

  it.each(ceremonyStates.filter((state) => state !== 'open'))('is no once the signing is %s', (state) => {
    expect(outcome(maySign({ ...three(), state }, id('s1'), act()))).toBe('signing.ended')
  })

  it('is no for someone who is not asked', () => {
    expect(outcome(maySign(three(), id('s9'), act()))).toBe('signing.not-a-signer')
  })

  it('is no a second time', () => {
    expect(outcome(maySign(after(1), id('s1'), act()))).toBe('signing.already-signed')
  })

  it('is no out of turn, and says who comes first', () => {
    expect(maySign(three(), id('s3'), act())).toMatchObject({ refusal: { code: 'signing.not-your-turn', message: 'Lena signs before Tom. Nothing was signed.' } })
    expect(outcome(maySign(three(), id('s2'), act({ witness: statement })))).toBe('signing.not-your-turn')
  })

  it.each([
    [[], 'Page 1, 2 '],
    [[1], 'Page 2 '],
    [[2, 2, 7], 'Page 1 '],
  ])('is no before every page was looked at: %j', (pagesViewed, named) => {
    expect(maySign(three(), id('s1'), act({ pagesViewed }))).toMatchObject({ refusal: { code: 'signing.not-read', message: expect.stringContaining(named) } })
  })

  it('is no for a witness without a statement, and for a signer with one', () => {
    expect(outcome(maySign(after(1), id('s2'), act()))).toBe('signing.witness-statement-missing')
    expect(outcome(maySign(three(), id('s1'), act({ witness: statement })))).toBe('signing.witness-statement-unasked')
  })

  it('is no once the time to sign has run out, to the second', () => {
    expect(outcome(maySign({ ...three(), expiresAt: noon }, id('s1'), act()))).toBe('signing.expired')
    expect(outcome(maySign({ ...three(), expiresAt: '2026-03-02T12:00:00.001Z' }, id('s1'), act()))).toBe('accepted')
  })

  it('is no for whoever only gets a copy', () => {
    expect(outcome(maySign(ceremony([signer(1), signer(2, { role: 'copy' })]), id('s2'), act()))).toBe('signing.not-a-signer')
  })

  it('is no with a key that has signed here before', () => {
    const [lena] = after(1).signers
    expect(outcome(maySign(after(1), id('s2'), act({ witness: statement, fingerprint: lena?.signature?.fingerprint ?? '' })))).toBe('signing.same-key')
  })
})

describe('the order of signatures', () => {
  it('is one after another, until nobody is left', () => {
    expect([0, 1, 2, 3].map((count) => nextSigner(after(count))?.name ?? null)).toEqual(['Lena', 'Wanda', 'Tom', null])
  })

  it('has no next once the signing has ended', () => {
    expect(nextSigner({ ...three(), state: 'voided' })).toBeNull()
  })

  it('certifies with the first and locks with the last', () => {
    expect([0, 1, 2].map((count) => certifies(after(count)))).toEqual([true, false, false])
    expect(three().signers.map((each) => lockOf(three().signers, each))).toEqual([null, null, 'all'])
  })

  it('certifies with none when the house sealed the file before', () => {
    expect(certifies({ ...three(), seal: { name: 'Ada', fingerprint: hashA, at: noon } })).toBe(false)
  })
})

describe('a signature', () => {
  it('changes its signer and the file, and nothing else', () => {
    const before = three()
    const given = signature({ pdf: id('9'.repeat(64)) })
    expect(withSignature(before, id('s1'), given)).toEqual({
      ...before, pdf: '9'.repeat(64), signers: [{ ...before.signers[0], signature: given }, before.signers[1], before.signers[2]],
    })
  })

  it('completes the signing when it was the last, at that moment', () => {
    expect(after(2)).toMatchObject({ state: 'open', endedAt: null })
    expect(after(3)).toMatchObject({ state: 'completed', endedAt: noon, endedBecause: null, pdf: '3'.repeat(64) })
    expect(ceremonySchema.safeParse(after(3)).success).toBe(true)
  })
})

describe('a signature on paper', () => {
  const ink = { pages: 2, shows: [1, 2], signedOn: '2026-03-01' }
  const placed = (page: number): Ceremony => ({ ...three(), fields: [{ name: 'Signature1', signer: id('s1'), kind: 'signature', page, rectangle: { x: 0, y: 0, width: 90, height: 30 }, label: '', required: true, value: null }] })

  it('is taken in with every page of the document, or with the pages it is said to show', () => {
    expect(outcome(mayTakeInk(three(), id('s1'), ink, noon))).toBe('accepted')
    expect(outcome(mayTakeInk(placed(2), id('s1'), { ...ink, pages: 1, shows: [2] }, noon))).toBe('accepted')
  })

  it.each([
    ['a page is missing from the scan', three(), { ...ink, pages: 1 }, 'ink.page-count'],
    ['the scan has a page too many', three(), { ...ink, pages: 3 }, 'ink.page-count'],
    ['it is said to show a page that the document has not', three(), { ...ink, shows: [1, 3] }, 'ink.no-such-page'],
    ['the page with the signature is not in it', placed(2), { ...ink, pages: 1, shows: [1] }, 'ink.signature-page-missing'],
    ['the day of signing has not come', three(), { ...ink, signedOn: '2026-03-03' }, 'ink.signed-later'],
    ['the signing has ended', { ...three(), state: 'voided' as const }, ink, 'signing.ended'],
  ])('is refused when %s', (_, present, given, code) => {
    expect(outcome(mayTakeInk(present, id('s1'), given, noon))).toBe(code)
  })
})

describe('whether someone may decline', () => {
  it('is yes for whoever is asked and has not signed, also before their turn', () => {
    expect(value(mayDecline(after(1), id('s2')))).toEqual(three().signers[1])
    expect(outcome(mayDecline(after(1), id('s3')))).toBe('accepted')
  })

  it('is no for a stranger, after signing, and once the signing has ended', () => {
    expect(outcome(mayDecline(three(), id('s9')))).toBe('signing.not-a-signer')
    expect(outcome(mayDecline(after(1), id('s1')))).toBe('signing.already-signed')
    expect(outcome(mayDecline({ ...three(), state: 'voided' }, id('s1')))).toBe('signing.ended')
  })
})

describe('ending a signing early', () => {
  it.each(['declined', 'voided'] as const)('keeps what was collected: %s', (state) => {
    expect(value(endCeremony(after(1), state, 'the rent', noon))).toEqual({ ...after(1), state, endedAt: noon, endedBecause: 'the rent' })
  })

  it.each(ceremonyStates.filter((state) => state !== 'open'))('is refused once it is %s', (state) => {
    expect(outcome(endCeremony({ ...three(), state }, 'voided', 'again', noon))).toBe('signing.ended')
  })
})

describe('any run of attempts', () => {
  const attempts = fc.array(
    fc.record({ who: fc.integer({ min: 1, max: 4 }), pages: fc.subarray([1, 2]), stated: fc.boolean(), key: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 30 },
  )

  it('signs in order, once each, with a key each, and is complete exactly when all have signed', () => {
    fc.assert(
      fc.property(attempts, (all) => {
        let present = three()
        const signed: string[] = []
        for (const { who, pages, stated, key } of all) {
          const fingerprint = String(key).repeat(64)
          const result = maySign(present, id(`s${who}`), { pagesViewed: pages, witness: stated ? statement : null, fingerprint, at: noon })
          if (!result.ok) continue
          present = withSignature(present, result.value.id, signature({ fingerprint }))
          signed.push(result.value.id)
        }
        expect(signed).toEqual(['s1', 's2', 's3'].slice(0, signed.length))
        expect(present.state).toBe(signed.length === 3 ? 'completed' : 'open')
        const keys = present.signers.flatMap((each) => (each.signature === null ? [] : [each.signature.fingerprint]))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('names the hash of whoever signed, never another', () => {
    expect(after(3).signers.map((each) => each.signature?.fingerprint)).not.toContain(hashA)
  })
})
