import { describe, expect, it } from 'vitest'
import { decryptRc2 } from '#electron/signing/p12/rc2.ts'

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

describe('RC2', () => {
  it('decrypts what openssl encrypted, with keys of 40 and of 128 bits', () => {
    const plain = 'A certificate, or what stands for one in this test.'
    // openssl enc -rc2-40-cbc / -rc2-cbc -K … -iv 0001020304050607 -provider legacy
    const cases = [
      ['0102030405', 40, 'd6c73b3cabae4d651a172b4e613a360740590de671f1763b348450d38077d0ebcb50efb9766ea3016aa4ea5163c5f4fdc5a8ed11978195e9'],
      ['000102030405060708090a0b0c0d0e0f', 128, '1b622547a96636b2208c8e88f27e6e5b3e02b7a97e11a4dfd0798f30edd65cb25d068a626194a33fd9e309fd104e332e6749745123d21d57'],
    ] as const
    for (const [key, effectiveBits, data] of cases) {
      expect(decryptRc2(bytes(data), { key: bytes(key), iv: bytes('0001020304050607'), effectiveBits })?.toString()).toBe(plain)
    }
  })

  it('gives nothing for a wrong key, or for data that is no whole number of blocks', () => {
    const terms = { key: bytes('0102030405'), iv: bytes('0001020304050607'), effectiveBits: 40 }
    expect(decryptRc2(bytes('00'.repeat(7)), terms)).toBeUndefined()
    expect(decryptRc2(Buffer.alloc(0), terms)).toBeUndefined()
    expect(decryptRc2(bytes('ff'.repeat(16)), terms)).toBeUndefined()
  })
})
