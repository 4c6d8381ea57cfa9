import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import type { Verdict } from '#shared/signing/verification.ts'

const corpora = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url))
const attacks = `${corpora}/pdf-attacks`
const signed = `${corpora}/pdf-signed/pyhanko`
const contracts = `${corpora}/cuad/pdf`
const pdfsIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [])
const verdict = (path: string) => verifyPdf(readFileSync(path), { trusted: new Map(), now: new Date('2026-06-01T00:00:00Z') }).verdict
const present = existsSync(corpora)
const label = present ? '' : ' (skipped: corpus not present)'

describe.skipIf(!present)(`published attacks${label}`, () => {
  it.each(pdfsIn(attacks))('%s is neither intact nor extended', (name) => {
    expect(verdict(`${attacks}/${name}`)).toMatch(/^(modified|invalid)$/)
  })
})

/** What each signed file of the corpus is. Those that state a time of signing outside their certificate's validity are indeterminate for that. */
const known: Readonly<Record<string, Verdict>> = {
  'certified-with-indirect-refs-in-dir.pdf': 'intact',
  'ed448-shake256-nolen.pdf': 'intact',
  'minimal-signed-twice-both-created.pdf': 'intact',
  'minimal-signed-twice-no-sig-type.pdf': 'intact',
  'minimal-signed-twice-second-created.pdf': 'intact',
  'minimal-two-fields-signed-twice.pdf': 'intact',
  'pades-with-old-style-signing-cert-attr-issser.pdf': 'intact',
  'pades-with-old-style-signing-cert-attr.pdf': 'intact',
  'separate-annots-kids-indir.pdf': 'intact',
  'sig-with-ski-sid.pdf': 'intact',
  'pades-lta-dss-indirect-arrs-test-2.pdf': 'extended',
  'pades-lta-dss-indirect-arrs-test.pdf': 'extended',
  'extensions-direct.pdf': 'indeterminate',
  'extensions-indirect.pdf': 'indeterminate',
  'extensions-update-direct.pdf': 'indeterminate',
  'extensions-update-indirect.pdf': 'indeterminate',
  'form-update-ap-indirect-sneaky-trailer.pdf': 'indeterminate',
  'form-update-no-override-appearance-stream-ap-indirect-sneaky.pdf': 'indeterminate',
  'form-update-no-override-appearance-stream-ap-indirect.pdf': 'indeterminate',
  'form-update-original-ap-type-wrong.pdf': 'indeterminate',
  'form-update-override-appearance-stream-ap-indirect.pdf': 'indeterminate',
  'form-update-override-appearance-stream.pdf': 'indeterminate',
  'sig-no-signed-attrs.pdf': 'indeterminate',
  'signed-encrypted-pubkey-with-catalog-ref.pdf': 'indeterminate',
  // Something that the catalog also refers to was overwritten.
  'extensions-indirect-not-all-paths.pdf': 'modified',
  'form-update-override-appearance-stream-ap-indirect-sneaky.pdf': 'modified',
  'form-update-override-appearance-stream-sneaky.pdf': 'modified',
  // Malformed on purpose.
  'base.pdf': 'invalid',
  'ed448-disallowed-hash.pdf': 'invalid',
  'one-byterange.pdf': 'invalid',
  'pdf-sig-with-econtent.pdf': 'invalid',
  'signature-gap-too-big.pdf': 'invalid',
  'tail-uncovered.pdf': 'invalid',
  'weird-byterange.pdf': 'invalid',
}

describe.skipIf(!present)(`signed files of other makers${label}`, () => {
  it.each(Object.entries(known))('%s is %s', (name, expected) => {
    expect(verdict(`${signed}/${name}`)).toBe(expected)
  })

  it.each(pdfsIn(signed).filter((name) => !Object.hasOwn(known, name)))('%s is unsigned or cannot be read', (name) => {
    expect(verdict(`${signed}/${name}`)).toMatch(/^(unsigned|indeterminate)$/)
  })
})

describe.skipIf(!present)(`contracts as they are published${label}`, () => {
  it.each(pdfsIn(contracts))('%s is unsigned', (name) => {
    expect(verdict(`${contracts}/${name}`)).toBe('unsigned')
  })
})
