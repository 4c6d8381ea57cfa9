import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf } from '../base-pdfs.ts'
import { signElsewhere } from './another-maker.ts'
import { contract, signAs } from './build/contract.ts'
import { identity } from './build/identities.ts'
import { now } from './one-byte.ts'

const people = { identity: identity('Ann Archer', { kind: 'RSA' }), authority: identity('Time Stamp Authority') }
const bases: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['a file with a table', () => contract()],
  ['a file with object streams', () => preparedPdf('stream')],
  ['a file that one of us signed', () => signAs(contract(), 2)],
]
const levels = [['B-B', 'intact'], ['B-T', 'intact'], ['B-LT', 'extended'], ['B-LTA', 'extended']] as const

describe.each(bases)('%s, signed by another maker’s tool', (_name, base) => {
  it.each(levels)('once and twice at level %s, is %s', async (level, verdict) => {
    const once = await signElsewhere(await base(), { ...people, level })
    const twice = await signElsewhere(once, { ...people, level })
    for (const pdf of [once, twice]) {
      const report = verifyPdf(pdf, { trusted: new Map(), now })
      expect(report.verdict, JSON.stringify(report, undefined, 1)).toBe(verdict)
      expect(report.signatures.every(({ integrity }) => integrity === 'intact')).toBe(true)
    }
  })
})
