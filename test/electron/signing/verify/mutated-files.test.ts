import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { mutations } from './mutate.ts'
import { now } from './one-byte.ts'
import { runMutationChild } from './run-mutation-child.ts'

describe('two thousand signed files changed at random', () => {
  it('never crash the verifier, take five seconds or 500 MB, or are called intact where a covered byte is another', () => {
    const run = runMutationChild(2000, 1, 110_000)
    expect(run.crashes).toEqual([])
    expect(run.wronglyFine).toEqual([])
    expect(run.slowest).toBeLessThan(5000)
    expect(run.memory).toBeLessThan(500_000_000)
  }, 120_000)
})

describe('what is no PDF at all', () => {
  it('never crashes the verifier', () => {
    for (const changed of mutations(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n45\n%%EOF\n'), 1000, 5)) {
      expect(verifyPdf(changed, { trusted: new Map(), now }).signatures).toEqual([])
    }
  })
})
