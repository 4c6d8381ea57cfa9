import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_POINTS, validateSignatureMark } from '#shared/signing/appearance.ts'
import type { DrawnMark } from '#shared/signing/appearance.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'

function verdict(mark: SignatureMark): string {
  const result = validateSignatureMark(mark)
  return result.ok ? 'accepted' : result.refusal.code
}

function drawing(...strokes: DrawnMark['strokes']): DrawnMark {
  return { kind: 'drawn', strokes, width: 500, height: 200 }
}

describe('a drawn signature', () => {
  it.each([
    ['nothing', drawing(), 'mark.empty'],
    ['a stroke without points', drawing([]), 'mark.empty'],
    ['one dot', drawing([[10, 10, 0.5]]), 'mark.empty'],
    ['a slip of the pen', drawing([[10, 10, 0.5], [14, 12, 0.5]]), 'mark.empty'],
    ['a line', drawing([[10, 10, 0.5], [90, 40, 0.5]]), 'accepted'],
    ['two dots far apart', drawing([[10, 10, 0]], [[200, 10, 1]]), 'accepted'],
    ['a number that is none', drawing([[10, Number.NaN, 0.5], [90, 40, 0.5]]), 'mark.malformed'],
    ['a point at infinity', drawing([[10, 10, 0.5], [Infinity, 40, 0.5]]), 'mark.malformed'],
    ['a pressure above one', drawing([[10, 10, 0.5], [90, 40, 1.5]]), 'mark.malformed'],
    ['a pressure below zero', drawing([[10, 10, 0.5], [90, 40, -0.1]]), 'mark.malformed'],
    ['a surface without width', { ...drawing([[10, 10, 0.5], [90, 40, 0.5]]), width: 0 }, 'mark.malformed'],
  ])('%s', (_, mark, expected) => {
    expect(verdict(mark)).toBe(expected)
  })

  it('has at most so many points, in however many strokes', () => {
    const stroke = (points: number): DrawnMark['strokes'][number] => Array.from({ length: points }, (_, i) => [i % 500, i % 200, 0.5])
    expect(verdict(drawing(stroke(MOST_POINTS)))).toBe('accepted')
    expect(verdict(drawing(stroke(MOST_POINTS / 2), stroke(MOST_POINTS / 2), stroke(1)))).toBe('mark.too-many-points')
  })

  it('is judged the same wherever on the surface it stands', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(fc.property(fc.array(fc.array(point)), fc.integer({ min: 0, max: 300 }), (strokes, shift) => {
      const moved = strokes.map((stroke) => stroke.map(([x, y, pressure]): [number, number, number] => [x + shift, y + shift, pressure]))
      expect(verdict(drawing(...moved))).toBe(verdict(drawing(...strokes)))
    }))
  })
})

describe('a typed signature', () => {
  const typed = (text: string): SignatureMark => ({ kind: 'typed', text, face: 'caveat' })
  it.each([
    ['Ann Archer', 'accepted'],
    ['Ж', 'accepted'],
    ['王小明', 'accepted'],
    ['', 'mark.empty'],
    [' \u00a0 ', 'mark.empty'],
    ['—.', 'mark.empty'],
    ['Ann\nArcher', 'mark.malformed'],
    ['Ann\u0000', 'mark.malformed'],
    ['\ud800Ann', 'mark.malformed'],
  ])('%j is %s', (text, expected) => {
    expect(verdict(typed(text))).toBe(expected)
  })
})

describe('an image of a signature', () => {
  it.each([
    ['', 'mark.empty'],
    ['iVBORw0KGgoAAAA=', 'accepted'],
    ['/9j/4AAQ', 'accepted'],
    ['R0lGODlhAQAB', 'mark.not-an-image'],
    ['PHN2Zz4=', 'mark.not-an-image'],
  ])('%j is %s', (png, expected) => {
    expect(verdict({ kind: 'image', png })).toBe(expected)
  })
})
