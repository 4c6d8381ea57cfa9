import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256OfBytes, sha256OfText } from '#shared/lib/hash.ts'

const byNode = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ])('of %j is the one FIPS 180-4 gives', (text, hash) => {
    expect(sha256OfText(text)).toBe(hash)
  })

  it('of any bytes is what node:crypto computes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256OfBytes(bytes)).toBe(byNode(bytes))
      }),
    )
  })

  it('of any text is that of its UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sha256OfText(text)).toBe(byNode(Buffer.from(text, 'utf8')))
      }),
    )
  })
})
