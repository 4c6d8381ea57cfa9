import { describe, expect, it } from 'vitest'
import { verifyPdf, type VerifyOptions } from '#electron/signing/verify/verify-pdf.ts'
import { appearance, certify, contract, noteField, num, people, signAs, text } from './build/contract.ts'
import { identity, type TestIdentity } from './build/identities.ts'
import { append } from './build/pdf-writer.ts'
import { ocspResponse, revocationList } from './build/revocation.ts'
import { withSecurityStore } from './build/security-store.ts'
import { authority, byDora, dora, root } from './cases/trust.ts'
import { stamped } from './cases/legitimate.ts'
import { now } from './one-byte.ts'
import { createHash } from 'node:crypto'

const fingerprint = ({ certificate }: TestIdentity) => createHash('sha256').update(certificate).digest('hex')
const report = (pdf: Uint8Array, options: Partial<VerifyOptions> = {}) => verifyPdf(pdf, { trusted: new Map(), now, ...options })
const first = (pdf: Uint8Array, options: Partial<VerifyOptions> = {}) => {
  const [signature] = report(pdf, options).signatures
  if (signature === undefined) throw new Error('No signature')
  return signature
}
const imported = (...certificates: TestIdentity[]): Partial<VerifyOptions> => ({ trusted: new Map(certificates.map((one) => [fingerprint(one), 'imported' as const])), roots: certificates.map((one) => one.certificate) })
const issuedBy = (...chain: readonly TestIdentity[]) => signAs(contract(), 0, { signer: chain[0] ?? dora, space: 4096, cms: { certificates: chain } })

describe('what later revisions changed', () => {
  const filled = append(certify(contract()), { [num.note]: noteField('Agreed', 300), 300: appearance('Agreed') })

  it('is told in words, with the rule that permits it', () => {
    const { changes } = first(signAs(filled, 1))
    expect(changes.map(({ what, permitted }) => [what, permitted])).toEqual([['The field “note” was filled in.', true], ['The signature field “signer2” was signed.', true]])
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(new Set(['the certification permits filling in and signing (DocMDP level 2)']))
    expect(changes.map(({ revision }) => revision)).toEqual([3, 4])
  })

  it('is what came after that signature only', () => {
    expect(report(signAs(filled, 1)).signatures.at(-1)?.changes).toEqual([])
  })

  it('is told with the rule that forbids it', () => {
    const changed = append(certify(contract()), { [num.contentOne]: text('900 pounds') })
    expect(first(changed).changes).toEqual([{ revision: 3, what: expect.stringContaining('Pages were changed'), permitted: false, rule: 'forbidden by the certification (DocMDP level 2)' }])
    const locked = append(signAs(contract(), 0, { lock: '/Action /All' }), { [num.note]: noteField('Agreed', 300), 300: appearance('Agreed') })
    expect(first(locked).changes.map(({ permitted, rule }) => [permitted, rule])).toContainEqual([false, 'locked by an earlier signature (FieldMDP)'])
  })

  it('names time-stamps and validation data', () => {
    const { changes } = first(stamped(withSecurityStore(signAs(contract(), 0), { certificates: [root.certificate] }), { objects: {} }))
    expect(changes[0]).toEqual({ revision: 3, what: 'Data for checking the signatures in later years was added.', permitted: true, rule: 'validation data is always permitted (ISO 32000-2, 12.8.4.3)' })
  })
})

describe('the certificate', () => {
  it('is described', () => {
    const { certificate, algorithm, chain } = first(issuedBy(dora, root))
    expect(certificate).toMatchObject({ subject: 'CN=Dora Dean', issuer: 'CN=Root CA', key: 'P-256', notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2040-01-01T00:00:00.000Z', fingerprint: fingerprint(dora) })
    expect(algorithm).toBe('ECDSA with SHA-256')
    expect(chain.map(({ subject }) => subject)).toEqual(['CN=Dora Dean', 'CN=Root CA'])
  })

  it.each([['RSA', 'RSA 2,048 bits', 'RSA PKCS #1 with SHA-256'], ['P-384', 'P-384', 'ECDSA with SHA-256'], ['Ed25519', 'Ed25519', 'Ed25519 with SHA-512']] as const)('tells of a key of %s', (kind, key, algorithm) => {
    const signature = first(signAs(contract(), 0, { signer: identity('Kay Key', { kind }), space: 4096 }))
    expect([signature.certificate?.key, signature.algorithm]).toEqual([key, algorithm])
  })
})

describe('trust in the signer', () => {
  it('is pinned, imported, self-signed or unknown', () => {
    expect(first(signAs(contract(), 0)).trust).toBe('self-signed')
    expect(first(signAs(contract(), 0), { trusted: new Map([[fingerprint(people[0]), 'pinned']]) }).trust).toBe('pinned')
    expect(first(issuedBy(dora, root)).trust).toBe('unknown')
    expect(first(issuedBy(dora, root), imported(root)).trust).toBe('imported')
  })

  it('reaches an imported root that did not come with the file', () => {
    expect(first(issuedBy(dora), imported(root)).trust).toBe('imported')
  })

  it('is not given to a look-alike', () => {
    const lookAlike = identity('Ada Archer')
    expect(first(signAs(contract(), 0, { signer: lookAlike }), { trusted: new Map([[fingerprint(people[0]), 'pinned']]) }).trust).toBe('self-signed')
    expect(first(issuedBy(identity('Dora Dean', { issuer: identity('Root CA', { authority: {} }) })), imported(root)).trust).toBe('unknown')
  })

  it('asks of every certificate on the way that it may issue others', () => {
    const middle = identity('Middle CA', { issuer: root, authority: {}, usage: [5] })
    const below = identity('Eva', { issuer: middle })
    expect(first(issuedBy(below, middle), imported(root)).trust).toBe('imported')
    for (const wrong of [identity('Nobody', { issuer: root }), identity('No CA', { issuer: root, usage: [0], authority: {} }), identity('Lapsed CA', { issuer: root, authority: {}, to: '2022-01-01' })]) {
      expect(first(issuedBy(identity('Eva', { issuer: wrong }), wrong), imported(root)).trust).toBe('unknown')
    }
    const short = identity('Short Root', { authority: { levels: 0 } })
    const under = identity('Under CA', { issuer: short, authority: {} })
    expect(first(issuedBy(identity('Eva', { issuer: under }), under), imported(short)).trust).toBe('unknown')
    expect(first(issuedBy(identity('Eva', { issuer: short })), imported(short)).trust).toBe('imported')
  })

  it('never changes the verdict', () => {
    for (const options of [{}, imported(root), imported(dora)]) expect(report(issuedBy(dora, root), options).verdict).toBe('intact')
  })
})

describe('the time of signing', () => {
  it('is stated by the signer, or a time-stamp says it, or both', () => {
    expect(first(signAs(contract(), 0)).timeSource).toEqual({ kind: 'stated', words: 'stated by the signer’s clock' })
    expect(first(signAs(contract(), 0, { time: '' })).timeSource).toEqual({ kind: 'none', words: 'not stated' })
    expect(first(byDora()).timeSource).toMatchObject({ kind: 'time-stamp', words: 'time-stamp of Time Stamp Authority', localClock: false })
    expect(first(byDora()).signedAt).toBe('2025-01-02T04:00:00.000Z')
    expect(first(stamped(signAs(contract(), 0))).timeSource).toMatchObject({ kind: 'stated', words: 'stated by the signer’s clock; not later than 2025-01-02T04:00:00.000Z by the time-stamp of Time Stamp Authority' })
  })

  it('is labelled where the authority goes by a local clock', () => {
    const { timeSource } = first(byDora(), { localAuthorities: new Set([fingerprint(authority)]) })
    expect(timeSource).toMatchObject({ words: 'time-stamp of Time Stamp Authority, by the local clock', localClock: true })
  })
})

describe('the PAdES level', () => {
  const level = (pdf: Uint8Array) => first(pdf).level
  const complete = () => withSecurityStore(byDora(), { certificates: [root.certificate], lists: [revocationList(root)] })

  it('is B-B without and B-T with a time-stamp', () => {
    expect(level(byDora(false))).toBe('B-B')
    expect(level(byDora())).toBe('B-T')
    expect(level(stamped(byDora(false)))).toBe('B-T')
  })

  it('is B-LT with revocation data about the chain, and not with any other', () => {
    expect(level(complete())).toBe('B-LT')
    expect(level(withSecurityStore(byDora(), { responses: [ocspResponse(dora, root)] }))).toBe('B-LT')
    expect(level(withSecurityStore(byDora(), { certificates: [root.certificate] }))).toBe('B-T')
    expect(level(withSecurityStore(byDora(), { lists: [revocationList(identity('Root CA'))] }))).toBe('B-T')
    expect(level(withSecurityStore(byDora(), { lists: [Buffer.from('x')] }))).toBe('B-T')
  })

  it('is B-LTA with a time-stamp of the document over that data', () => {
    expect(level(stamped(complete()))).toBe('B-LTA')
    expect(level(withSecurityStore(stamped(byDora()), { lists: [revocationList(root)] }))).toBe('B-LT')
  })
})
