import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { findingRules, type VerificationReport } from '#shared/signing/verification.ts'
import type { Case } from './cases/case.ts'
import { cms, honestCms } from './cases/cms.ts'
import { forgery, wrapping } from './cases/forgery.ts'
import { incrementalSaving } from './cases/incremental-saving.ts'
import { legitimate } from './cases/legitimate.ts'
import { metadata, otherMakers } from './cases/other-makers.ts'
import { policy } from './cases/policy.ts'
import { shadow } from './cases/shadow.ts'
import { files, structure } from './cases/structure.ts'
import { noRevocation, revocation } from './cases/trust.ts'
import { now } from './one-byte.ts'

const honest: Readonly<Record<string, readonly Case[]>> = {
  'legitimate files': legitimate, 'honest signatures of every kind': honestCms, 'honest validation data': noRevocation, 'what other makers write': otherMakers,
}
const groups: Readonly<Record<string, readonly Case[]>> = {
  'universal forgery': forgery, 'signature wrapping': wrapping, 'incremental saving': incrementalSaving, 'shadow attacks': shadow,
  'certification and policy': policy, 'attacks on the CMS': cms, 'structure exchanged': structure, 'files that are not what they should be': files,
  'revocation': revocation, 'metadata': metadata,
  ...honest,
}

const codesOf = (report: VerificationReport) => [...report.findings, ...report.signatures.flatMap(({ findings }) => findings)].map(({ code }) => code)

for (const [group, cases] of Object.entries(groups)) {
  describe(group, () => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { pdf, verdict, code, limits }) => {
      const report = verifyPdf(pdf(), { trusted: new Map(), now, ...(limits === undefined ? {} : { limits }) })
      expect([report.verdict, ...codesOf(report)], JSON.stringify(report, undefined, 1)).toEqual(expect.arrayContaining([verdict, ...(code === undefined ? [] : [code])]))
      expect(report.verdict).toBe(verdict)
    })
  })
}

describe('the files made for this', () => {
  it('are called fine only where they are, and legitimate ones are never called modified or invalid', () => {
    const [good, bad] = [Object.keys(honest), Object.keys(groups).filter((group) => !(group in honest))].map((names) => names.flatMap((name) => groups[name] ?? []))
    process.stdout.write(`attacks made here: ${bad?.length} (${Object.entries(groups).filter(([name]) => !(name in honest)).map(([name, { length }]) => `${name} ${length}`).join(', ')}); legitimate files made here: ${good?.length}\n`)
    expect(bad?.filter(({ verdict }) => verdict === 'intact' || verdict === 'extended')).toEqual([])
    expect(good?.filter(({ verdict }) => verdict === 'modified' || verdict === 'invalid')).toEqual([])
    expect(good?.length).toBeGreaterThanOrEqual(60)
  })
})

describe('the closed list of findings', () => {
  it('has a case for every code', () => {
    const exercised = new Set(Object.values(groups).flatMap((cases) => cases.map(({ code }) => code)))
    expect(Object.keys(findingRules).filter((code) => !exercised.has(code as keyof typeof findingRules))).toEqual([])
  })
})
