import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Budget, PdfSyntaxError } from '#electron/signing/verify/syntax/budget.ts'
import { readIndirect } from '#electron/signing/verify/syntax/indirect.ts'
import { Skimmer } from '#electron/signing/verify/syntax/skim.ts'
import { referencesIn } from '#electron/signing/verify/syntax/values.ts'

/** What the strict reader finds at the beginning; nothing where it refuses. */
function read(text: string) {
  try {
    const { num, gen, start, end, value } = readIndirect(Buffer.from(text, 'latin1'), 0, new Budget(), () => undefined)
    return { num, gen, start, end, references: referencesIn([value]) }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined
    throw error
  }
}

function skim(text: string) {
  return new Skimmer(Buffer.from(text, 'latin1'), new Budget()).skim(0)
}

const pieces = [
  '<<', '>>', '[', ']', '(', ')', '<', '>', '/', '/A', '/B', '/Length', '/Length 3', '/MFngth 3', '/A#42', '%', '%x\n', ' ', '\n', '\r\n', '\\', '\\)', '\\101', '1', '0', '12 0 R', '3 0 R', '7 65536 R', '1 0 %c\nR', '-1', '+1', '.5', '-.5', '1.', '1.2.3', '--1', '-',
  '1234567890123456', 'true', 'false', 'null', 'nullx', '<41>', '<4>', '<4 1>', '(a(b)c)', 'stream\n', 'stream\r', 'abc', '\nendstream', 'endstream', 'endobj', 'endobjx', '1 0 obj', 'R', '\0',
]

const value = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, fc.constantFrom('1', '-2.5', '12 0 R', '3 1 R', '/Name', '(te\\)xt)', '<4142>', 'true', 'null', '9 8'), tie('array'), tie('dict')),
  array: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(' ')}]`),
  dict: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'Length', 'P', 'MFngth'), tie('value')), { maxLength: 4 }).map((entries) => `<<${entries.map(([key, of]) => `/${key} ${String(of)}`).join('\n')}>>`),
})).value.map(String)

describe('going over an object without reading it', () => {
  it('takes ordinary objects, with what they refer to in order', () => {
    expect(skim('7 0 obj\n<</A 12 0 R /B [3 1 R 4 5] /C (x\\)y) /D <</E 6 0 R>>>>\nendobj\n')).toEqual(read('7 0 obj\n<</A 12 0 R /B [3 1 R 4 5] /C (x\\)y) /D <</E 6 0 R>>>>\nendobj\n'))
    expect(skim('7 0 obj\n<</Length 3/A 2 0 R>>stream\nabc\nendstream\nendobj')?.references).toEqual([2, 0])
  })

  it.each([
    ['a key that is given twice', '1 0 obj <</A 2 0 R /A 3 0 R>> endobj'],
    ['a name with an escape', '1 0 obj <</#41 2 0 R>> endobj'],
    ['a length that only hashes like one', '1 0 obj <</MFngth 3>>stream\nabc\nendstream endobj'],
    ['a length that is referred to', '1 0 obj <</Length 2 0 R>>stream\nabc\nendstream endobj'],
    ['an end that is none', '1 0 obj 5 endobjx'],
  ])('leaves %s to the reader', (_what, text) => {
    expect(skim(text)).toBeUndefined()
  })

  it('takes nothing that the reader refuses or reads otherwise', () => {
    const anything = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(' ').replaceAll('  ', ''))
    const damaged = fc.tuple(value, fc.nat(200), fc.constantFrom(...pieces)).map(([text, at, piece]) => `${text.slice(0, at % (text.length + 1))}${piece}${text.slice(at % (text.length + 1))}`)
    const streamed = fc.tuple(value, fc.nat(5)).map(([text, length]) => `${text.replace(/>>$/, `/Length ${length}>>`)}stream\nabc\nendstream`)
    fc.assert(fc.property(fc.oneof(anything, value, damaged, streamed), (text) => {
      const object = `1 0 obj ${text} endobj `
      const skimmed = skim(object)
      if (skimmed !== undefined) expect(skimmed).toEqual(read(object))
    }), { numRuns: 6000 })
  })

  it('takes most of what is well formed', () => {
    const samples = fc.sample(value, { numRuns: 300, seed: 1 }).map((text) => `1 0 obj ${text} endobj `)
    expect(samples.filter((text) => skim(text) !== undefined).length).toBeGreaterThan(150)
  })
})
