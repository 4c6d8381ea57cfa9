import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { corpus } from './cases/corpus.ts'

const corpora = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url))
const attacks = `${corpora}/pdf-attacks`
const signed = `${corpora}/pdf-signed/pyhanko`
const contracts = `${corpora}/cuad/pdf`
const pdfsIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [])
const report = (path: string) => verifyPdf(readFileSync(path), { trusted: new Map(), now: new Date('2026-06-01T00:00:00Z') })
const verdict = (path: string) => report(path).verdict
const present = existsSync(corpora)
const label = present ? '' : ' (skipped: corpus not present)'

describe.skipIf(!present)(`published attacks${label}`, () => {
  it.each(pdfsIn(attacks))('%s is neither intact nor extended', (name) => {
    expect(verdict(`${attacks}/${name}`)).toMatch(/^(modified|invalid)$/)
  })
})

describe.skipIf(!present)(`signed files of other makers${label}`, () => {
  it.each(Object.entries(corpus))('%s is what it must be called', (name, { verdict: expected, changes, because }) => {
    const { verdict: answer, signatures } = report(`${signed}/${name}`)
    expect([answer, signatures[0]?.changesAfter], because).toEqual([expected, changes])
  })

  it.each(pdfsIn(signed).filter((name) => !Object.hasOwn(corpus, name)))('%s is unsigned or cannot be read', (name) => {
    expect(verdict(`${signed}/${name}`)).toMatch(/^(unsigned|indeterminate)$/)
  })
})

describe.skipIf(!present)(`contracts as they are published${label}`, () => {
  it.each(pdfsIn(contracts))('%s is unsigned', (name) => {
    expect(verdict(`${contracts}/${name}`)).toBe('unsigned')
  })
})
