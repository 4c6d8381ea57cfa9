import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exitCodeOf, finding, type FindingCode, findingRules, type SignatureReport, summarise, type Verdict, type VerificationReport, verdictOf } from '#shared/signing/verification.ts'

const codes = Object.keys(findingRules).filter((code): code is FindingCode => code in findingRules)
const signature = (more: Partial<SignatureReport> = {}): SignatureReport => ({
  field: 'signer1', kind: 'signature', signer: 'Ada', signedAt: null, integrity: 'intact', covers: 'whole file', changesAfter: 'none', level: 'B-B',
  trust: 'self-signed', fingerprint: '', algorithm: '', chain: [], timeSource: { kind: 'none', words: '' }, changes: [], byteRange: [], findings: [], ...more,
})
const report = (verdict: Verdict, persons: number, more: Partial<VerificationReport> = {}): VerificationReport => ({
  verdict, signatures: Array.from({ length: persons }, () => signature()), findings: [], pages: 1, ...more,
})

describe('the one verdict', () => {
  it('is intact when the last signature covers the whole file', () => {
    expect(verdictOf([signature({ covers: 'earlier revision', changesAfter: 'permitted' }), signature()], [])).toBe('intact')
  })

  it('is extended when only permitted changes follow the last signature', () => {
    expect(verdictOf([signature({ covers: 'earlier revision', changesAfter: 'permitted' })], [])).toBe('extended')
  })

  it('is unsigned without signatures and findings', () => expect(verdictOf([], [])).toBe('unsigned'))

  it('is never fine with a finding that is more than a note, wherever it stands', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...codes), { minLength: 1 }), fc.boolean(), (some, inSignature) => {
      const findings = some.map((code) => finding(code))
      const verdict = inSignature ? verdictOf([signature({ findings })], []) : verdictOf([signature()], findings)
      const effects = new Set<string>(some.map((code) => findingRules[code].effect))
      const gravest = ['modified', 'invalid', 'indeterminate'].find((effect) => effects.has(effect)) ?? 'intact'
      expect(verdict).toBe(gravest)
    }))
  })

  it('is never fine when a signature is not, even with no finding to say why', () => {
    expect(verdictOf([signature({ integrity: 'broken' })], [])).toBe('invalid')
    expect(verdictOf([signature({ integrity: 'indeterminate' })], [])).toBe('indeterminate')
    expect(verdictOf([signature({ changesAfter: 'unknown' })], [])).toBe('indeterminate')
    expect(verdictOf([signature({ changesAfter: 'forbidden' })], [])).toBe('modified')
  })
})

describe('the exit code', () => {
  it.each([['intact', 0], ['extended', 0], ['modified', 1], ['invalid', 1], ['indeterminate', 2], ['unsigned', 3]] as const)('of %s is %i', (verdict, code) => {
    expect(exitCodeOf(verdict)).toBe(code)
  })
})

/** A house's seal: a certification that stands on no page. */
const seal = signature({ kind: 'certification' })

describe('the sentence at the top', () => {
  it.each([
    [report('intact', 3), 'Signed by three people; nothing changed since.'],
    [report('intact', 1), 'Signed by one person; nothing changed since.'],
    [report('extended', 2), 'Signed by two people; only permitted additions since.'],
    [report('modified', 2), 'Signed by two people, and changed since.'],
    [report('modified', 0), 'Changed after it was signed.'],
    [report('intact', 14), 'Signed by 14 people; nothing changed since.'],
    [report('intact', 0, { signatures: [signature({ kind: 'time-stamp' })] }), 'Time-stamped; nothing changed since.'],
    [report('extended', 2, { signatures: [seal, signature(), signature()] }), 'Certified, and signed by two people; only permitted additions since.'],
    [report('intact', 0, { signatures: [seal] }), 'Certified; nothing changed since.'],
    [report('modified', 0, { signatures: [seal] }), 'Certified, and changed since.'],
    [report('extended', 1, { signatures: [signature({ kind: 'certification', page: 3 })] }), 'Signed by one person; only permitted additions since.'],
    [report('invalid', 1), 'The signature is not valid: do not rely on this file.'],
    [report('indeterminate', 1), 'Whether this file is as it was signed cannot be decided.'],
    [report('indeterminate', 0, { findings: [finding('file.not-a-pdf')] }), 'This file is not a PDF.'],
    [report('unsigned', 0), 'Nobody has signed this file.'],
  ])('%#', (given, sentence) => expect(summarise(given)).toBe(sentence))
})

describe('findings', () => {
  it('each say what happened in one or two plain sentences, and where when it is known', () => {
    for (const code of codes) expect(findingRules[code].message).toMatch(/^[A-Z][^!]{10,}\.$/)
    expect(finding('change.page', 'page 2').message).toMatch(/\(page 2\)$/)
  })
})
