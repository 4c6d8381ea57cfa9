import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { contract, signAs, signedByThree } from './build/contract.ts'
import { stamped } from './cases/legitimate.ts'
import { mutations } from './mutate.ts'
import { now } from './one-byte.ts'

const options = { trusted: new Map(), now }

/** What of a changed file the last signature of the original still covers as it was. */
function coversAll(original: Buffer, changed: Buffer, [, length = 0, resume = 0, rest = 0]: readonly number[]): boolean {
  return changed.subarray(0, length).equals(original.subarray(0, length)) && changed.subarray(resume, resume + rest).equals(original.subarray(resume, resume + rest))
}

describe.each([
  ['signed by three', signedByThree(), 1],
  ['with object streams', signedByThree({ xref: 'objects' }), 2],
  ['with a time-stamp', stamped(signedByThree({ xref: 'stream' })), 3],
  ['signed once', signAs(contract(), 0), 4],
] as const)('a file %s, changed at random', (_name, original, seed) => {
  const range = verifyPdf(original, options).signatures.at(-1)?.byteRange ?? []

  it('never crashes the verifier, and is never called intact where a covered byte is another', () => {
    for (const changed of mutations(original, 500, seed)) {
      const { verdict, signatures } = verifyPdf(changed, options)
      const fine = verdict === 'intact' || verdict === 'extended'
      // Cut off after an earlier signature it is that earlier file, whole and intact.
      const earlier = signatures.length < 4 && original.subarray(0, changed.length).equals(changed)
      expect(fine && !earlier && !coversAll(original, changed, range), changed.toString('latin1')).toBe(false)
    }
  }, 120_000)
})

describe('what is no PDF at all', () => {
  it('never crashes the verifier', () => {
    for (const changed of mutations(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n45\n%%EOF\n'), 1000, 5)) {
      expect(verifyPdf(changed, options).signatures).toEqual([])
    }
  })
})
