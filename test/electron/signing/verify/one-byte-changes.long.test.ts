import { describe, expect, it } from 'vitest'
import { signedByThree } from './build/contract.ts'
import { everyNth, gapsIn, otherValues, toleratedChanges } from './one-byte.ts'
import { ownFile } from './own-file.ts'

describe('every single byte', () => {
  it.each(['table', 'stream', 'objects'] as const)('of a small file (%s), to three other values, is noticed', (xref) => {
    const pdf = signedByThree({ xref, space: 900 })
    expect(toleratedChanges(pdf, pdf.keys(), (byte) => otherValues(byte).slice(0, 3))).toEqual([])
  }, 1_200_000)

  it.each(['table', 'stream'] as const)('of our own file (%s), thinly where it is only padding, is noticed', async (kind) => {
    const pdf = await ownFile(kind)
    const padding = gapsIn(pdf).map(([from, to]) => [from + 2000, to - 2] as const)
    const elsewhere = [...pdf.keys()].filter((at) => !padding.some(([from, to]) => at >= from && at < to))
    expect(toleratedChanges(pdf, [...elsewhere, ...padding.flatMap(([from, to]) => [...everyNth(from, to, 97)])], (byte) => [byte ^ 0x20])).toEqual([])
  }, 1_200_000)
})
