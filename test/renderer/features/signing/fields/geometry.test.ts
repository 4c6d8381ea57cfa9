import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clamped, drawnBox, handles, moved, overlaps, resized, snapped, toPixels, toPoints } from '#renderer/features/signing/fields/geometry.ts'
import { smallestField } from '#shared/signing/fields.ts'
import type { PageRectangle } from '#shared/signing/ceremony.ts'

const a4 = { width: 595.28, height: 841.89 }
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const page = fc.record({ width: number(200, 1200), height: number(200, 1200) })
const scale = number(0.25, 4)
const anywhere = fc.record({ x: number(-500, 1500), y: number(-500, 1500), width: number(1, 2000), height: number(1, 2000) })
const smallest = fc.constantFrom(...Object.values(smallestField))
const by = number(-2000, 2000)

const hair = 0.02
function liesOn({ x, y, width, height }: PageRectangle, { width: wide, height: high }: { width: number; height: number }): boolean {
  return x >= -hair && y >= -hair && x + width <= wide + hair && y + height <= high + hair
}

describe('between points and pixels', () => {
  it('puts the lower left corner of the page at the bottom of its picture', () => {
    expect(toPixels({ x: 0, y: 0, width: 100, height: 20 }, a4, 2)).toEqual({ left: 0, top: (841.89 - 20) * 2, width: 200, height: 40 })
  })

  it('comes back to the same points from any scale', () => {
    fc.assert(fc.property(anywhere, page, scale, (rectangle, on, at) => {
      const back = toPoints(toPixels(rectangle, on, at), on, at)
      for (const side of ['x', 'y', 'width', 'height'] as const) expect(back[side]).toBeCloseTo(rectangle[side], 6)
    }))
  })

  it('reads a box drawn in any direction alike', () => {
    expect(drawnBox({ x: 30, y: 40 }, { x: 10, y: 5 })).toEqual({ left: 10, top: 5, width: 20, height: 35 })
    fc.assert(fc.property(number(0, 500), number(0, 500), number(0, 500), number(0, 500), (x, y, u, v) => {
      expect(drawnBox({ x, y }, { x: u, y: v })).toEqual(drawnBox({ x: u, y: v }, { x, y }))
    }))
  })
})

describe('a field stays on its page', () => {
  it('wherever it is put, and is never smaller than it may be', () => {
    fc.assert(fc.property(anywhere, page, smallest, (rectangle, on, least) => {
      const put = clamped(rectangle, on, least)
      expect(liesOn(put, on)).toBe(true)
      expect(put.width).toBeGreaterThanOrEqual(least.width - hair)
      expect(put.height).toBeGreaterThanOrEqual(least.height - hair)
    }))
  })

  it('and is left alone where it lies on the page already', () => {
    const inside = { x: 100, y: 200, width: 160, height: 40 }
    expect(clamped(inside, a4, smallestField.signature)).toEqual(inside)
  })

  it('however far it is moved, and keeps its size', () => {
    fc.assert(fc.property(anywhere, page, smallest, by, by, (rectangle, on, least, right, up) => {
      const before = clamped(rectangle, on, least)
      const after = moved(before, right, up, on)
      expect(liesOn(after, on)).toBe(true)
      expect(after.width).toBeCloseTo(before.width, 1)
      expect(after.height).toBeCloseTo(before.height, 1)
    }))
  })

  it('by exactly what the keys ask, while there is room', () => {
    expect(moved({ x: 100, y: 200, width: 60, height: 20 }, 1, -10, a4)).toEqual({ x: 101, y: 190, width: 60, height: 20 })
  })
})

describe('a field pulled by a handle', () => {
  it('stays on the page and large enough, whatever the pull', () => {
    fc.assert(fc.property(anywhere, page, smallest, fc.constantFrom(...handles), by, by, (rectangle, on, least, handle, right, up) => {
      const after = resized(clamped(rectangle, on, least), handle, right, up, on, least)
      expect(liesOn(after, on)).toBe(true)
      expect(after.width).toBeGreaterThanOrEqual(least.width - hair)
      expect(after.height).toBeGreaterThanOrEqual(least.height - hair)
    }))
  })

  it('moves only the edges that were pulled', () => {
    fc.assert(fc.property(anywhere, page, smallest, fc.constantFrom(...handles), by, by, (rectangle, on, least, handle, right, up) => {
      const before = clamped(rectangle, on, least)
      const after = resized(before, handle, right, up, on, least)
      if (!handle.includes('w')) expect(after.x).toBeCloseTo(before.x, 1)
      if (!handle.includes('s')) expect(after.y).toBeCloseTo(before.y, 1)
      if (!handle.includes('e')) expect(after.x + after.width).toBeCloseTo(before.x + before.width, 1)
      if (!handle.includes('n')) expect(after.y + after.height).toBeCloseTo(before.y + before.height, 1)
    }))
  })
})

describe('lining up with neighbours', () => {
  const neighbour = { x: 72, y: 300, width: 180, height: 40 }

  it('takes the nearest edge within reach, and says which line that is', () => {
    const { rectangle, upright, level } = snapped({ x: 75, y: 258, width: 100, height: 40 }, [neighbour], 4, a4)
    expect(rectangle).toEqual({ x: 72, y: 260, width: 100, height: 40 })
    expect([upright, level]).toEqual([[72], [300]])
  })

  it('leaves a field alone that is near nothing', () => {
    const far = { x: 300, y: 600, width: 100, height: 40 }
    expect(snapped(far, [neighbour], 4, a4)).toEqual({ rectangle: far, upright: [], level: [] })
  })

  it('never moves a field further than its reach, nor off the page', () => {
    fc.assert(fc.property(anywhere, fc.array(anywhere, { maxLength: 5 }), page, smallest, number(0, 20), (rectangle, others, on, least, reach) => {
      const before = clamped(rectangle, on, least)
      const after = snapped(before, others.map(other => clamped(other, on, least)), reach, on).rectangle
      expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(reach + hair)
      expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(reach + hair)
      expect(liesOn(after, on)).toBe(true)
    }))
  })
})

describe('overlap', () => {
  it('is the same seen from either field, and touching is none', () => {
    expect(overlaps({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 10, height: 10 })).toBe(false)
    expect(overlaps({ x: 0, y: 0, width: 10, height: 10 }, { x: 9, y: 9, width: 10, height: 10 })).toBe(true)
    fc.assert(fc.property(anywhere, anywhere, (one, other) => {
      expect(overlaps(one, other)).toBe(overlaps(other, one))
    }))
  })
})
