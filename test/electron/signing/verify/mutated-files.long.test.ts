import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { signedByThree } from './build/contract.ts'
import { stamped } from './cases/legitimate.ts'
import { mutations } from './mutate.ts'
import { now } from './one-byte.ts'
import { ownFile } from './own-file.ts'

describe('twenty thousand files changed at random', () => {
  it('never crash the verifier, take five seconds or 500 MB, or are called intact', async () => {
    for (const [seed, original] of [signedByThree(), signedByThree({ xref: 'objects' }), stamped(signedByThree({ xref: 'stream' })), Buffer.from(await ownFile('stream'))].entries()) {
      for (const changed of mutations(original, 5000, 100 + seed)) {
        const started = performance.now()
        const { verdict } = verifyPdf(changed, { trusted: new Map(), now })
        expect(performance.now() - started).toBeLessThan(5000)
        const prefix = original.subarray(0, changed.length).equals(changed)
        expect((verdict === 'intact' || verdict === 'extended') && !prefix, changed.toString('latin1')).toBe(false)
      }
    }
    expect(process.memoryUsage().rss).toBeLessThan(500_000_000)
  }, 1_800_000)
})
