import { describe, expect, it } from 'vitest'
import { signedByThree } from './build/contract.ts'
import { otherValues, toleratedChanges } from './one-byte.ts'
import { ownFile } from './own-file.ts'

describe('every single byte', () => {
  it.each(['table', 'stream', 'objects'] as const)('of a small file (%s), to six other values, is noticed', (xref) => {
    const pdf = signedByThree({ xref, space: 900 })
    expect(toleratedChanges(pdf, pdf.keys(), otherValues)).toEqual([])
  }, 1_200_000)

  it.each(['table', 'stream'] as const)('of our own file (%s), is noticed', async (kind) => {
    const pdf = await ownFile(kind)
    expect(toleratedChanges(pdf, pdf.keys(), (byte) => [byte ^ 0x20])).toEqual([])
  }, 1_200_000)
})
