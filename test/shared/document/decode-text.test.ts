import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#shared/document/import/decode-text.ts'

describe('decodeText', () => {
  it('reads UTF-8 as the platform’s own decoder does, and knows what is not UTF-8', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          const decoded = decodeText(bytes)
          if (decoded.encoding.startsWith('utf-16')) return
          let expected: string | null = null
          try {
            expected = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError)
          }
          expect(decoded).toEqual(
            expected === null
              ? { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
              : { text: expected, encoding: 'utf-8' },
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('reads UTF-16 of either order, marked or not', () => {
    const text = 'This Lease is dated 1 March.'
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual({ text, encoding: 'utf-16le' })
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toEqual({ text, encoding: 'utf-16be' })
    expect(decodeText(little)).toEqual({ text, encoding: 'utf-16le' })
    expect(decodeText(big)).toEqual({ text, encoding: 'utf-16be' })
  })

  it('reads the quotation marks of windows-1252', () =>
    expect(decodeText(Uint8Array.of(0x93, 0x41, 0x94, 0x80))).toEqual({ text: '“A”€', encoding: 'windows-1252' }))
  it('reads nothing as nothing', () => expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' }))
})
