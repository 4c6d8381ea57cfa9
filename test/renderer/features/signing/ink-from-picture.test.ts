import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inkFromPicture, type Pixels } from '#renderer/features/signing/mark/ink-from-picture.ts'
import { outcome, value } from '#test/helpers/records.ts'

const [width, height] = [200, 90]

/** A photograph: paper under a light that falls off across the page, with a stroke of ink in it. */
function photograph({ bright, fall, slant, ink }: { bright: number; fall: number; slant: number; ink: readonly [number, number, number] | null }): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = bright - fall * (x / width) - slant * (y / height)
      const inked = ink !== null && isInk(x, y)
      for (let channel = 0; channel < 3; channel += 1) data[(y * width + x) * 4 + channel] = inked ? (ink[channel] ?? 0) * (light / 255) : light
      data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { data, width, height }
}

/** A wavy stroke of three pixels in the middle. */
function isInk(x: number, y: number): boolean {
  return x >= 40 && x < 150 && Math.abs(y - (45 + Math.sin(x / 9) * 12)) <= 1.5
}

const light = fc.record({ bright: fc.integer({ min: 170, max: 255 }), fall: fc.integer({ min: 0, max: 70 }), slant: fc.integer({ min: 0, max: 40 }) })
const pen = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 130 }))

describe('the ink of a photographed signature', () => {
  it('is kept, and the paper with its shadows is not, whatever the light', () => {
    fc.assert(fc.property(light, pen, (lit, ink) => {
      const cut = value(inkFromPicture(photograph({ ...lit, ink })))
      let [solid, faint] = [0, 0]
      for (let at = 3; at < cut.data.length; at += 4) {
        if ((cut.data[at] ?? 0) > 200) solid += 1
        else if ((cut.data[at] ?? 0) > 0) faint += 1
      }
      const drawn = Array.from({ length: width * height }, (_, at) => isInk(at % width, Math.floor(at / width))).filter(Boolean).length
      expect(solid).toBe(drawn)
      expect(faint).toBe(0)
    }), { numRuns: 40 })
  })

  it('is cut to where it is, with a hair of room', () => {
    const cut = value(inkFromPicture(photograph({ bright: 240, fall: 60, slant: 0, ink: [20, 20, 60] })))
    expect(cut.width).toBeGreaterThanOrEqual(110)
    expect(cut.width).toBeLessThanOrEqual(120)
    expect(cut.height).toBeLessThanOrEqual(40)
  })

  it('has one colour, that of the pen', () => {
    const { data } = value(inkFromPicture(photograph({ bright: 255, fall: 0, slant: 0, ink: [20, 40, 120] })))
    expect(Array.from(data.subarray(0, 3))).toEqual([20, 40, 120])
  })

  it('is found as well where the paper is transparent already', () => {
    const picture = photograph({ bright: 255, fall: 0, slant: 0, ink: [0, 0, 0] })
    const clear = { ...picture, data: picture.data.map((each, at) => (at % 4 === 3 && (picture.data[at - 1] ?? 0) > 200 ? 0 : each)) }
    expect(value(inkFromPicture(clear)).width).toBeLessThanOrEqual(120)
  })

  it('is missed in words on a blank page, and on one that is dark all over', () => {
    expect(outcome(inkFromPicture(photograph({ bright: 230, fall: 60, slant: 30, ink: null })))).toBe('picture.no-ink')
    const { data } = photograph({ bright: 240, fall: 0, slant: 0, ink: null })
    const striped = data.map((each, at) => (at % 4 < 3 && Math.floor(at / 4) % 4 > 0 ? 10 : each))
    expect(outcome(inkFromPicture({ data: striped, width, height }))).toBe('picture.no-paper')
  })

  it('never fails on any picture, and never answers more than it was given', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (wide, high, bytes) => {
      const data = new Uint8ClampedArray(wide * high * 4)
      for (let at = 0; at < data.length; at += 1) data[at] = bytes.next().value ?? 0
      const cut = inkFromPicture({ data, width: wide, height: high })
      if (!cut.ok) return
      expect(cut.value.width).toBeLessThanOrEqual(wide)
      expect(cut.value.height).toBeLessThanOrEqual(high)
      expect(cut.value.data.length).toBe(cut.value.width * cut.value.height * 4)
    }), { numRuns: 60 })
  })
})
