import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { para, run as words, wordFile } from '#test/helpers/word-file.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')
const text = '\uFEFF7 “Hire”\r\n\r\nThis Agreement is dated 31 January 2020 between Oak and Elm.\r\nThe term of this Agreement shall be two (2)\r\nyears from the date of this Agreement.\r\n\r\nElm shall pay Oak £1,200 on the first day of each month.\r\n'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function run(...args: string[]): { readonly code: number | null; readonly said: string; readonly complained: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'terms', ...args], { encoding: 'utf8', cwd: folder })
  return { code: status, said: stdout, complained: stderr }
}

describe('countersign terms', { timeout: 60_000 }, () => {
  it('answers with every fact, its quote and the place of the quote in the file', () => {
    const path = file('hire.txt', text)
    const { code, said } = run(path, '--json')
    const terms = JSON.parse(said) as ReturnType<typeof extractTerms>
    expect(code).toBe(0)
    expect(Object.keys(terms)).toEqual(['effective', 'expiration', 'renewalTerm', 'noticePeriod', 'governingLaw', 'parties', 'amounts', 'obligations'])
    expect(terms).toMatchObject({
      effective: { value: '2020-01-31' },
      expiration: { value: '2022-01-31', computed: true },
      renewalTerm: null,
      noticePeriod: null,
      governingLaw: null,
      amounts: [{ value: { amount: '1200', currency: 'GBP' } }],
      obligations: [{ kind: 'payment', debtor: 'Elm', due: { on: 'recurrence', rule: 'FREQ=MONTHLY;BYMONTHDAY=1' } }],
    })
    const decoded = readFileSync(path, 'utf8').replace('\uFEFF', '')
    for (const fact of [terms.effective, terms.expiration, ...terms.obligations]) expect(decoded.slice(fact?.start, fact?.end)).toBe(fact?.quote)
  })

  it('reads a Word file, and says in words what it found and what is not said', () => {
    const { code, said } = run(file('hire.docx', wordFile(para('10000001', words('This Agreement is governed by English law.')))))
    expect(code).toBe(0)
    expect(said).toContain('Governing law: England and Wales  “This Agreement is governed by English law.”')
    expect(said).toContain('Effective: not said')
  })

  it('refuses a PDF in words', () => {
    const { code, said, complained } = run(file('hire.pdf', '%PDF-1.7'))
    expect([code, said]).toEqual([2, ''])
    expect(complained).toContain('Give the file the PDF was made from.')
  })
})
