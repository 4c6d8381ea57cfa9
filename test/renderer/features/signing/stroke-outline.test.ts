import { describe, expect, it } from 'vitest'
import { strokePath, type Point } from '#renderer/features/signing/mark/stroke-outline.ts'

describe('the ink of a stroke', () => {
  it('is a closed outline around the points', () => {
    const points: Point[] = Array.from({ length: 30 }, (_, at) => [20 + at * 4, 60 + Math.sin(at / 3) * 20, 0.5])
    const path = strokePath(points, true)
    expect(path).toMatch(/^M[\d. -]+(L[\d. -]+)+Z$/)
    const xs = [...path.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))
    expect(Math.min(...xs)).toBeGreaterThan(10)
    expect(Math.max(...xs)).toBeLessThan(150)
  })

  it('is nothing for nothing', () => {
    expect(strokePath([], true)).toBe('')
  })
})
