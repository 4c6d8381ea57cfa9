import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differingBoxes, type PagePicture } from '#renderer/features/verify/pages/differing-boxes.ts'

/** A white page with black rectangles: left, top, width, height. */
function page(rectangles: readonly (readonly [number, number, number, number])[], width = 200, height = 160): PagePicture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [left, top, wide, high] of rectangles) {
    for (let y = top; y < Math.min(height, top + high); y += 1) {
      for (let x = left; x < Math.min(width, left + wide); x += 1) data.set([0, 0, 0, 255], (y * width + x) * 4)
    }
  }
  return { data, width, height }
}
const spot = fc.tuple(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 140 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))

describe('where two pictures of a page differ', () => {
  it('is nowhere when they are the same', () => {
    expect(differingBoxes(page([[10, 10, 30, 8]]), page([[10, 10, 30, 8]]))).toEqual([])
  })

  it('is one box around what was added, on the grid of eight', () => {
    expect(differingBoxes(page([]), page([[17, 33, 20, 6]]))).toEqual([{ left: 16, top: 32, width: 24, height: 8 }])
  })

  it('is a box for each place that stands apart', () => {
    expect(differingBoxes(page([]), page([[8, 8, 8, 8], [160, 120, 8, 8]]))).toHaveLength(2)
  })

  it('is also what one page has beyond the edge of the other', () => {
    expect(differingBoxes(page([]), page([[0, 170, 10, 10]], 200, 200))).toHaveLength(1)
  })

  it('holds every pixel that differs, whichever comes first', () => {
    fc.assert(fc.property(fc.array(spot, { maxLength: 5 }), (spots) => {
      const boxes = differingBoxes(page([]), page(spots))
      for (const [x, y] of spots) expect(boxes.some(box => x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height)).toBe(true)
      expect(differingBoxes(page(spots), page([]))).toEqual(boxes)
    }), { numRuns: 40 })
  })
})
