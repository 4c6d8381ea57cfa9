import { deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePng } from '#electron/signing/png.ts'
import { pngFile } from './png-file.ts'

describe('a PNG', () => {
  it('comes out as the pixels that went in, whatever filters its rows use', () => {
    const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 })).chain(([width, height]) => fc.record({
      width: fc.constant(width),
      pixels: fc.array(fc.uint8Array({ minLength: 4, maxLength: 4 }), { minLength: width * height, maxLength: width * height }),
      filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: height, maxLength: height }),
    }))
    fc.assert(fc.property(picture, ({ width, pixels, filters }) => {
      const rows = Array.from({ length: filters.length }, (_, row) => Buffer.concat(pixels.slice(row * width, (row + 1) * width)))
      const decoded = decodePng(pngFile({ width, depth: 8, colour: 6, rows, filters }))
      expect([...decoded.rgb]).toEqual(pixels.flatMap((pixel) => [...pixel.subarray(0, 3)]))
      expect(decoded.alpha === undefined ? pixels.map(() => 255) : [...decoded.alpha]).toEqual(pixels.map((pixel) => pixel[3]))
    }))
  })

  it.each([
    ['one bit of grey', { depth: 1, colour: 0, rows: [Buffer.of(0b1010_0000)] }, [255, 255, 255, 0, 0, 0, 255, 255, 255], undefined],
    ['two bits of grey', { depth: 2, colour: 0, rows: [Buffer.of(0b00_01_11_00)] }, [0, 0, 0, 85, 85, 85, 255, 255, 255], undefined],
    ['sixteen bits of grey', { depth: 16, colour: 0, rows: [Buffer.of(1, 9, 2, 9, 3, 9)] }, [1, 1, 1, 2, 2, 2, 3, 3, 3], undefined],
    ['grey with transparency', { depth: 8, colour: 4, rows: [Buffer.of(1, 0, 2, 128, 3, 255)] }, [1, 1, 1, 2, 2, 2, 3, 3, 3], [0, 128, 255]],
    ['grey with one clear shade', { depth: 8, colour: 0, rows: [Buffer.of(1, 2, 3)], transparency: Buffer.of(0, 2) }, [1, 1, 1, 2, 2, 2, 3, 3, 3], [255, 0, 255]],
    ['a palette', { depth: 4, colour: 3, rows: [Buffer.of(0x01, 0x20)], palette: Buffer.of(9, 8, 7, 6, 5, 4, 3, 2, 1), transparency: Buffer.of(0, 77) }, [9, 8, 7, 6, 5, 4, 3, 2, 1], [0, 77, 255]],
  ])('of %s is read', (_, file, rgb, alpha) => {
    const decoded = decodePng(pngFile({ width: 3, ...file }))
    expect([...decoded.rgb]).toEqual(rgb)
    expect(decoded.alpha && [...decoded.alpha]).toEqual(alpha)
  })

  const plain = { width: 3, depth: 8, colour: 2, rows: [Buffer.alloc(9)] }
  it.each([
    ['cut short', pngFile(plain).subarray(0, 50)],
    ['with too few rows', pngFile({ ...plain, height: 2 })],
    ['with far too many pixels', pngFile({ ...plain, height: 1_000_000_000 })],
    ['interlaced', pngFile({ ...plain, interlace: 1 })],
    ['of an unknown colour type', pngFile({ ...plain, colour: 5 })],
    ['with an unknown filter', pngFile({ ...plain, filters: [9] })],
    ['whose pixels unpack to more than it says', pngFile({ ...plain, data: deflateSync(Buffer.alloc(1_000_000)) })],
  ])('%s is refused', (_, bytes) => {
    expect(() => decodePng(bytes)).toThrow()
  })
})
