import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf } from '../base-pdfs.ts'
import { AnyFile } from './build/any-file.ts'
import { contract, signAs } from './build/contract.ts'
import { now } from './one-byte.ts'
import { signElsewhere } from './another-maker.ts'
import { identity } from './build/identities.ts'

const present = spawnSync('qpdf', ['--version'], { stdio: 'ignore' }).error === undefined
const people = { identity: identity('Ann Archer', { kind: 'RSA' }), authority: identity('Time Stamp Authority') }

function rewritten(pdf: Uint8Array, options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-qpdf-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    execFileSync('qpdf', [...options, join(folder, 'in.pdf'), join(folder, 'out.pdf')])
    return readFileSync(join(folder, 'out.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const report = (pdf: Uint8Array) => verifyPdf(pdf, { trusted: new Map(), now })

describe.skipIf(!present)(`files that qpdf wrote before they were signed${present ? '' : ' (skipped: qpdf not present)'}`, () => {
  it.each([
    ['linearised', ['--linearize', '--object-streams=disable']],
    ['linearised with object streams', ['--linearize', '--object-streams=generate']],
    ['with object streams', ['--object-streams=generate']],
    ['without', ['--object-streams=disable']],
  ])('%s, are intact once and twice signed, and modified once attacked', async (_name, options) => {
    const base = rewritten(await preparedPdf('stream'), options)
    const once = await signElsewhere(base, { ...people, level: 'B-B' })
    const twice = await signElsewhere(once, { ...people, level: 'B-B' })
    for (const pdf of [once, twice]) expect(report(pdf).verdict, JSON.stringify(report(pdf))).toBe('intact')
    const file = new AnyFile(twice)
    expect(report(file.append({ [file.pageOne]: file.withEntries(file.pageOne, { Rotate: '90' }) })).verdict).toBe('modified')
  })

  it('once signed and then written anew, are not as they were signed', () => {
    expect(report(rewritten(signAs(contract(), 0), [])).verdict).toMatch(/^(modified|invalid)$/)
  })
})
