import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRevision } from '#electron/signing/pdf-revision.ts'
import { arrayIn, dictionaryIn, latin1, nameIn, referenceIn, textIn, valueEnd } from '#electron/signing/pdf-syntax.ts'
import { dictionaryBytes } from '#electron/signing/increment-writer.ts'
import { textString } from '#electron/signing/signature-dictionary.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { preparedPdf } from './base-pdfs.ts'
import { quickKey } from './identities.ts'
import { pdfsig, qpdfCheck, qpdfObjects } from './pdf-tools.ts'

const raw = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('finding PDF values', () => {
  it.each([
    ['12 0 R next', '12 0 R'],
    ['12 0 obj', '12'],
    ['12 0 Rx', '12'],
    ['-.5/Name', '-.5'],
    ['(a (nested) \\) string)(b)', '(a (nested) \\) string)'],
    ['<48 65>>>', '<48 65>'],
    ['<</A<</B[1 2 0 R]>>>>tail', '<</A<</B[1 2 0 R]>>>>'],
    ['[ % comment ]\n (]) ] ]', '[ % comment ]\n (]) ]'],
    ['/Name#20x(', '/Name#20x'],
    ['true>>', 'true'],
  ])('%s begins with %s', (text, value) => {
    expect(latin1(raw(text).subarray(0, valueEnd(raw(text), 0)))).toBe(value)
  })

  it.each(['(open', '<41', '[1 2', '<</A 1', '<</A 1>', '<<1 2>>', ')', '<</A 1/A 2>>', `${'['.repeat(200)}${']'.repeat(200)}`])('refuses %s', (text) => {
    expect(() => (text.startsWith('<<') ? dictionaryIn(raw(text)) : valueEnd(raw(text), 0))).toThrow(expect.objectContaining({ code: 'signing.unsupported-file' }))
  })

  it('reads strings in each of their forms', () => {
    expect(textIn(raw(String.raw`(a\(b\)\\ \101\60 \n)`))).toBe('a(b)\\ A0 \n')
    expect(textIn(raw('(one\\\r\ntwo\rthree)'))).toBe('onetwo\nthree')
    expect(textIn(raw('<FEFF00E9 D83D DE00>'))).toBe('é😀')
    expect(textIn(raw('(\xef\xbb\xbf\xc3\xa9)'))).toBe('é')
    expect(textIn(raw('/Name'))).toBeUndefined()
  })

  it('reads back the text it writes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(textIn(raw(textString(text)))).toBe(text)
    }))
  })

  it('keeps a dictionary’s entries as they were written', () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('A', 'b', '7', ' ', '#', '/', '(', '.') })
    const value = fc.constantFrom('1', '-2.50', '7 0 R', '(x \\) y)', '<0a>', '[1 [2 0 R] (])]', '<</K/V>>', 'null', '/N#20m')
    fc.assert(fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (entries) => {
      const written = dictionaryBytes(new Map(Object.entries(entries).map(([key, text]) => [key, raw(text)])))
      expect(Object.fromEntries([...dictionaryIn(written)].map(([key, bytes]) => [key, latin1(bytes)]))).toEqual(entries)
    }))
  })
})

function throughQpdf(pdf: Uint8Array, ...options: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-qpdf-'))
  try {
    const [before, after] = [join(folder, 'before.pdf'), join(folder, 'after.pdf')]
    writeFileSync(before, pdf)
    execFileSync('qpdf', [...options, before, after])
    return readFileSync(after)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.each([
  ['rewritten with object streams and predictors', ['--object-streams=generate']],
  ['rewritten with a table', ['--object-streams=disable']],
  ['linearised with object streams', ['--linearize', '--object-streams=generate']],
  ['linearised with a table', ['--linearize', '--object-streams=disable']],
])('a file %s by another program', (_, options) => {
  it('is read as qpdf reads it, and signed', async () => {
    const pdf = throughQpdf(await preparedPdf('stream'), ...options)
    const revision = openRevision(pdf)
    for (const [key, text] of qpdfObjects(pdf)) {
      const number = referenceIn(raw(key.replace('obj:', '')))
      if (number === undefined) continue
      const { value }: { value?: Record<string, unknown> } = JSON.parse(text)
      const own = revision.object(number)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        const ownEntries = dictionaryIn(own)
        expect([...ownEntries.keys()].map((name) => `/${name}`).toSorted()).toEqual(Object.keys(value).toSorted())
        expect(nameIn(ownEntries.get('Type'))).toBe(typeof value['/Type'] === 'string' ? value['/Type'].slice(1) : undefined)
      } else if (Array.isArray(value)) expect(arrayIn(own)).toHaveLength(value.length)
    }
    using key = await quickKey('Ann')
    const appearance = { mark: { kind: 'typed', text: 'Ann', face: 'caveat' } } as const
    const signed = await signIncrement({ pdf, field: 'supplier', key, signerName: 'Ann', signedAt: '2026-03-01T00:00:00.000Z', appearance, certify: true, lock: false })
    expect(pdfsig(signed)).toEqual([{ name: 'supplier', valid: true, total: true }])
    expect(() => qpdfCheck(signed)).not.toThrow()
  })
})

describe('a hostile file', () => {
  it('is refused where an object stream names other objects than the table of contents does', async () => {
    const text = throughQpdf(await preparedPdf('stream'), '--object-streams=generate', '--stream-data=uncompress').toString('latin1')
    const first = /\/Type \/ObjStm[^]*?stream\r?\n(\d)/.exec(text)
    const at = (first?.index ?? 0) + (first?.[0].length ?? 0) - 1
    const number = Number(first?.[1])
    const sound = openRevision(raw(text))
    const altered = openRevision(raw(`${text.slice(0, at)}${number + 1}${text.slice(at + 1)}`))
    expect(() => sound.object(number)).not.toThrow()
    expect(() => altered.object(number)).toThrow(expect.objectContaining({ code: 'signing.unsupported-file' }))
  })

  it('is refused or read, never a crash, whichever byte is changed', async () => {
    const pdf = await preparedPdf('stream', { pages: 1 })
    using key = await quickKey('Ann')
    const appearance = { mark: { kind: 'typed', text: 'A', face: 'caveat' } } as const
    await fc.assert(fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const altered = Buffer.from(pdf)
      altered[at] = (altered[at] ?? 0) ^ change
      const outcome: unknown = await signIncrement({ pdf: altered, field: 'supplier', key, signerName: 'Ann', signedAt: '2026-03-01T00:00:00.000Z', appearance, certify: true, lock: false })
        .catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toHaveProperty('code', expect.stringMatching(/^signing\./))
    }), { numRuns: 400 })
  })
})
