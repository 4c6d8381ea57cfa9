import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionsOf } from '#renderer/editor/plugins/sections.ts'

/** A block by its name; those named H are headings, which no section begins with. */
const may = (block: string): boolean => !block.startsWith('H')
const never = (): boolean => false
const body = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `p${from + index}`)
const beginnings = (runs: readonly (readonly string[])[]): string[] => runs.flatMap(([first]) => (first === undefined ? [] : [first]))

describe('the sections a text is drawn in', () => {
  it('have sixteen blocks when it is opened', () => {
    expect(sectionsOf(body(40), { may, began: never }).map(({ length }) => length)).toEqual([16, 16, 8])
    expect(sectionsOf([], { may, began: never })).toEqual([])
  })

  it('never begin with a block that has a margin above it', () => {
    const blocks = [...body(16), 'H1', 'H2', ...body(20, 16)]
    expect(beginnings(sectionsOf(blocks, { may, began: never }))).toEqual(['p0', 'p16', 'p32'])
  })

  it('begin where they began, whatever comes and goes between', () => {
    const first = new Set(beginnings(sectionsOf(body(60), { may, began: never })))
    const began = (block: string): boolean => first.has(block)
    const more = [...body(20), 'new 1', 'new 2', ...body(40, 20)]
    expect(beginnings(sectionsOf(more, { may, began }))).toEqual(['p0', 'p16', 'p32', 'p48'])
    const fewer = body(60).filter((block) => block !== 'p16')
    expect(beginnings(sectionsOf(fewer, { may, began }))).toEqual(['p0', 'p32', 'p48'])
  })

  it('hold every block once and in order, and grow neither too long nor, but for the last, too short', () => {
    const texts = fc.array(fc.constantFrom('p', 'p', 'p', 'H'), { maxLength: 200 }).map((kinds) => kinds.map((kind, index) => `${kind}${index}`))
    fc.assert(
      fc.property(texts, fc.func(fc.boolean()), (blocks, began) => {
        const runs = sectionsOf(blocks, { may, began })
        expect(runs.flat()).toEqual(blocks)
        for (const [index, run] of runs.entries()) {
          expect(run.length).toBeGreaterThan(0)
          const [first = ''] = run
          if (index > 0) expect(may(first)).toBe(true)
          // A run ends at the first block that may begin the next one.
          expect(run.slice(48).filter(may).length).toBe(0)
        }
      }),
    )
  })
})
