import { beforeAll, describe, expect, it } from 'vitest'
import { signedByThree } from './build/contract.ts'
import { everyNth, gapsIn, otherValues, sectionsIn, seeded, toleratedChanges, verdictFor } from './one-byte.ts'
import { ownFile } from './own-file.ts'

const files: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['our own file with cross-reference tables', () => ownFile('table')],
  ['our own file with object streams', () => ownFile('stream')],
  ['a small file with cross-reference tables', async () => signedByThree()],
  ['a small file with cross-reference streams', async () => signedByThree({ xref: 'stream' })],
]

describe.each(files)('%s, signed by three', (_name, make) => {
  let pdf: Uint8Array

  beforeAll(async () => {
    pdf = await make()
  })

  it('is intact', () => expect(verdictFor(pdf)).toBe('intact'))

  it('is not, once a byte outside the signatures is another', () => {
    const random = seeded(7)
    const anywhere = Array.from({ length: 100 }, () => Math.floor(random() * pdf.length))
    const sections = sectionsIn(pdf).flatMap(([from, to]) => [...everyNth(from, to, Math.ceil((to - from) / 40))])
    const first = [...everyNth(0, 12, 1)]
    const last = [...everyNth(pdf.length - 40, pdf.length, 1)]
    expect(toleratedChanges(pdf, [...first, ...anywhere, ...sections, ...last], (byte) => [otherValues(byte)[Math.floor(random() * 6)] ?? 0])).toEqual([])
  }, 120_000)

  it('is not, once a digit of a signature is another', () => {
    const random = seeded(11)
    const inGaps = gapsIn(pdf).flatMap(([from, to]) => [from, to - 1, ...everyNth(from + 1, from + 1800, 53), ...everyNth(from + 1800, to, Math.ceil((to - from) / 12))])
    expect(gapsIn(pdf)).toHaveLength(3)
    expect(toleratedChanges(pdf, inGaps, (byte) => [byte ^ 0x20, otherValues(byte)[Math.floor(random() * 6)] ?? 0])).toEqual([])
  }, 120_000)

  it.each(['\n', '\r', ' ', '\0'])('cannot be decided, once %j is appended', (more) => {
    expect(verdictFor(Buffer.concat([pdf, Buffer.from(more, 'latin1')]))).toBe('indeterminate')
  })

  it.each(['%', '% comment\n', '%%EOF\n', '1 0 obj\nnull\nendobj\n', 'startxref\n0\n%%EOF\n', 'x'])('is not, once %j is appended', (more) => {
    expect(verdictFor(Buffer.concat([pdf, Buffer.from(more, 'latin1')]))).toMatch(/^(modified|invalid)$/)
  })

  it('is not, once it is cut off anywhere after the first increment began', () => {
    const revisions = sectionsIn(pdf).map(([, end]) => end + 1)
    for (const length of everyNth((revisions[0] ?? 0) + 12, pdf.length, Math.ceil(pdf.length / 90))) {
      if (!revisions.includes(length)) expect([length, verdictFor(pdf.subarray(0, length))]).toEqual([length, expect.stringMatching(/^(modified|invalid)$/)])
    }
    for (let cut = 1; cut < 40; cut++) expect(verdictFor(pdf.subarray(0, pdf.length - cut))).toMatch(/^(modified|invalid)$/)
  }, 120_000)

  it('is intact as it was when fewer had signed', () => {
    for (const [, end] of sectionsIn(pdf).slice(1, 3)) expect(verdictFor(pdf.subarray(0, end + 1))).toBe('intact')
  })
})
