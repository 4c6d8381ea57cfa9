import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#shared/lib/canonical-json.ts'

/** A number from its IEEE 754 bits, as RFC 8785 appendix B lists them. */
function fromBits(bits: string): number {
  return new DataView(Uint8Array.from(bits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer).getFloat64(0)
}

/** The same JSON value with the keys of every object in another order. */
function shuffled(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffled(each, order))
  if (typeof value !== 'object' || value === null) return value
  const members = new Map(Object.entries(value))
  return Object.fromEntries(order([...members.keys()]).map((key) => [key, shuffled(members.get(key), order)]))
}

const json = fc.jsonValue({ depthSize: 'medium' })

describe('canonical JSON (RFC 8785)', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as %s (appendix B)', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('has no form for %s (appendix B)', (number) => {
    expect(() => canonicalJson({ amount: number })).toThrow(RangeError)
  })

  it.each([undefined, 1n, Symbol('x'), () => 1])('has no form for what JSON cannot hold', (value) => {
    expect(() => canonicalJson([value])).toThrow(RangeError)
  })

  it('writes the example of section 3.2.4 as the RFC does', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by UTF-16 code units (section 3.2.3)', () => {
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })

  it('leaves members out that have no value', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
  })

  it('keeps members with names that mean something to JavaScript', () => {
    expect(canonicalJson(JSON.parse('{"constructor":2,"__proto__":1}'))).toBe('{"__proto__":1,"constructor":2}')
  })

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, fc.func(fc.nat()), (value, weigh) => {
        const other = shuffled(value, (keys) => keys.toSorted((a, b) => weigh(a) - weigh(b)))
        expect(canonicalJson(other)).toBe(canonicalJson(value))
      }),
    )
  })

  it('tells different values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const equal = JSON.stringify(shuffled(a, (keys) => keys.toSorted())) === JSON.stringify(shuffled(b, (keys) => keys.toSorted()))
        // Keys that look like numbers keep their own order in JavaScript, so equal texts are certain only one way.
        if (equal) expect(canonicalJson(a)).toBe(canonicalJson(b))
        if (canonicalJson(a) === canonicalJson(b)) expect(equal).toBe(true)
      }),
    )
  })
})
