import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as der from '#electron/signing/der.ts'

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')
const octets = fc.uint8Array({ maxLength: 400 })

describe('DER', () => {
  it('writes the examples of X.690 and RFC 5280', () => {
    expect(hex(der.integer(0))).toBe('020100')
    expect(hex(der.integer(127))).toBe('02017f')
    expect(hex(der.integer(128))).toBe('02020080')
    expect(hex(der.integer(256))).toBe('02020100')
    expect(hex(der.objectIdentifier('2.999.3'))).toBe('0603883703')
    expect(hex(der.objectIdentifier('1.2.840.113549'))).toBe('06062a864886f70d')
    expect(hex(der.boolean(true))).toBe('0101ff')
    expect(hex(der.bitString(Uint8Array.of(0xc0), 6))).toBe('030206c0')
    expect(Buffer.from(der.certificateTime(new Date('2049-12-31T23:59:59Z'))).toString('latin1')).toBe('\x17\x0d491231235959Z')
    expect(Buffer.from(der.certificateTime(new Date('2050-01-01T00:00:00Z'))).toString('latin1')).toBe('\x18\x0f20500101000000Z')
  })

  it('keeps the constructed bit under an implicit tag', () => {
    expect(hex(der.implicit(0, der.setOf(der.nothing())))).toBe('a0020500')
    expect(hex(der.implicit(1, der.octetString(Uint8Array.of(7))))).toBe('810107')
  })

  it('reads back whatever was written, to the octet', () => {
    fc.assert(fc.property(fc.array(octets, { maxLength: 8 }), (values) => {
      const [outer, ...after] = der.elementsIn(der.sequence(...values.map(der.octetString)))
      expect(after).toEqual([])
      expect(der.elementsIn(outer?.content ?? new Uint8Array()).map((value) => hex(value.content))).toEqual(values.map(hex))
    }))
  })

  it('orders a set by its encodings, whatever the order given', () => {
    fc.assert(fc.property(fc.array(octets, { maxLength: 8 }), (values) => {
      const parts = values.map(der.octetString)
      const set = der.setOf(...parts)
      expect(hex(der.setOf(...[...parts].reverse()))).toBe(hex(set))
      const written = der.elementsIn(der.elementsIn(set)[0]?.content ?? new Uint8Array()).map((value) => hex(value.encoded))
      expect(written).toEqual([...written].sort())
    }))
  })

  it('writes whole numbers in the fewest octets and never as negative', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), (digits) => {
      const content = der.elementsIn(der.unsignedInteger(digits))[0]?.content ?? new Uint8Array()
      expect(BigInt(`0x${hex(content)}`)).toBe(BigInt(`0x${hex(digits)}`))
      expect((content[0] ?? 0) & 0x80).toBe(0)
      if (content.length > 1 && content[0] === 0) expect((content[1] ?? 0) & 0x80).toBe(0x80)
    }))
  })

  it.each([
    ['an indefinite length', '30800000'],
    ['a length not in its shortest form', '30810100'],
    ['a value that runs past the end', '300501'],
    ['a header cut short', '30'],
    ['a long tag', '1f810100'],
  ])('refuses %s', (_, bad) => {
    expect(() => der.elementsIn(Buffer.from(bad, 'hex'))).toThrow(RangeError)
  })
})
