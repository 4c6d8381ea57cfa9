import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Numbering } from '#shared/document/attributes.ts'
import { cell, clause, doc, p, paragraph, table } from '#shared/document/builders.ts'
import { numberingChanged, numberParagraphs } from '#shared/document/numbering.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'

const labels = (...blocks: Parameters<typeof doc> extends [unknown, ...infer Blocks] ? Blocks : never): string[] =>
  numberParagraphs(doc({}, ...blocks)).map(({ label }) => label)
const fulls = (...blocks: ReturnType<typeof p>[]): string[] => numberParagraphs(doc({}, ...blocks)).map(({ full }) => full)

const article = (level: number) => clause(level, 'x', { scheme: 'article' })
const schedule = (level = 0) => clause(level, 'x', { scheme: 'schedule' })

describe('the decimal scheme', () => {
  it('numbers clauses 1. / 1.1 / (a) / (i) / (A) and starts a level again under each new parent', () => {
    expect(
      labels(
        clause(0, 'A'),
        clause(1, 'B'),
        clause(2, 'C'),
        clause(3, 'D'),
        clause(4, 'E'),
        clause(2, 'F'),
        clause(3, 'G'),
        clause(0, 'H'),
        clause(1, 'I'),
      ),
    ).toEqual(['1.', '1.1', '(a)', '(i)', '(A)', '(b)', '(i)', '2.', '2.1'])
  })

  it('gives each its number in full, without a trailing dot', () => {
    expect(fulls(clause(0, 'A'), clause(1, 'B'), clause(2, 'C'), clause(3, 'D'))).toEqual(['1', '1.1', '1.1(a)', '1.1(a)(i)'])
  })

  it('leaves a skipped level out of the number in full', () => {
    expect(fulls(clause(0, 'A'), clause(2, 'B'), clause(2, 'C'))).toEqual(['1', '1(a)', '1(b)'])
  })

  it('counts a parent that never appeared as its start value, and no number is given twice', () => {
    expect(labels(clause(1, 'orphan'), clause(0, 'A'), clause(1, 'B'))).toEqual(['1.1', '2.', '2.1'])
  })

  it('starts again where a paragraph says so', () => {
    expect(labels(clause(0, 'A'), clause(0, 'B', { restart: 7 }), clause(0, 'C'))).toEqual(['1.', '7.', '8.'])
  })

  it('goes on through unnumbered paragraphs and through table cells', () => {
    expect(labels(clause(0, 'A'), p('words'), table([[cell({}, clause(1, 'B'), clause(1, 'C'))]]), clause(1, 'D'))).toEqual([
      '1.',
      '1.1',
      '1.2',
      '1.3',
    ])
  })
})

describe('articles', () => {
  it('are Article I / Section 1.01 / (a), with outer numbers in decimal', () => {
    expect(labels(article(0), article(1), article(2), article(0), article(0), article(0), article(1), article(1))).toEqual([
      'Article I',
      'Section 1.01',
      '(a)',
      'Article II',
      'Article III',
      'Article IV',
      'Section 4.01',
      'Section 4.02',
    ])
    expect(fulls(article(0), article(1), article(2))).toEqual(['Article I', 'Section 1.01', 'Section 1.01(a)'])
  })
})

describe('schedules', () => {
  it('start clause numbering again inside each', () => {
    const numbered = numberParagraphs(
      doc({}, clause(0, 'A'), clause(0, 'B'), schedule(), clause(0, 'C'), clause(1, 'D'), schedule(), clause(0, 'E')),
    )
    expect(numbered.map(({ label, within }) => [label, within?.label ?? null])).toEqual([
      ['1.', null],
      ['2.', null],
      ['Schedule 1', null],
      ['1.', 'Schedule 1'],
      ['1.1', 'Schedule 1'],
      ['Schedule 2', null],
      ['1.', 'Schedule 2'],
    ])
  })

  it('have parts', () => {
    expect(fulls(schedule(), schedule(1), schedule(1))).toEqual(['Schedule 1', 'Part 1 of Schedule 1', 'Part 2 of Schedule 1'])
  })
})

describe('excluded passages', () => {
  const fields = [{ id: 'f', label: 'F', type: 'choice' as const, choices: ['yes', 'no'], required: true, value: 'no' }]
  const condition = { field: 'f', op: 'equals' as const, value: 'yes' }
  it('consume no number when the reader asks for the text as it stands, and positions stay those of the whole document', () => {
    const whole = doc({ fields }, clause(0, 'A'), clause(0, 'B', { condition }), clause(0, 'C'))
    expect(numberParagraphs(whole).map(({ label }) => label)).toEqual(['1.', '2.', '3.'])
    expect(numberParagraphs(whole, { skipExcluded: true }).map(({ label, pos }) => [label, pos])).toEqual([
      ['1.', 0],
      ['2.', 6],
    ])
  })
})

describe('numberingChanged', () => {
  const before = doc({}, clause(0, 'A'), clause(1, 'B'), p('C'))
  it('is false while only words change', () => {
    const after = before.replace(1, 2, doc({}, p('Z')).slice(1, 2))
    expect(numberingChanged(before, after)).toBe(false)
  })
  it('is true when a numbered paragraph goes, changes its level, or moves', () => {
    expect(numberingChanged(before, doc({}, clause(0, 'A'), p('C')))).toBe(true)
    expect(numberingChanged(before, doc({}, clause(0, 'A'), clause(2, 'B'), p('C')))).toBe(true)
    expect(
      numberingChanged(
        doc({}, clause(0, 'A', { id: '1' }), clause(0, 'A', { id: '2' })),
        doc({}, clause(0, 'A', { id: '2' }), clause(0, 'A', { id: '1' })),
      ),
    ).toBe(true)
  })
})

/** The count at a level after a list: looks back to the last shallower paragraph and counts from there. */
function countAt(list: readonly Numbering[], level: number): number | null {
  const since = list.slice(list.findLastIndex((item) => item.level < level) + 1)
  let value: number | null = null
  for (const item of since) {
    if (item.level > level) value ??= 1
    else value = item.restart ?? (value === null ? 1 : value + 1)
  }
  return value
}

/** Slow and obviously right: for each paragraph, looks back over everything before it in its scheme. */
function slowPath(before: readonly Numbering[], own: Numbering): number[] {
  const upToHere = [...before.filter(({ scheme }) => scheme === own.scheme), own]
  return Array.from({ length: own.level + 1 }, (_, level) => countAt(upToHere, level) ?? 1)
}

describe('any sequence of numbered paragraphs', () => {
  const numbering = fc.record(
    {
      scheme: fc.constantFrom('decimal', 'article', 'letters', 'outline'),
      level: fc.nat({ max: 5 }),
      restart: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ['scheme', 'level'] },
  )
  it('counts as the slow reference does', () => {
    fc.assert(
      fc.property(fc.array(numbering, { maxLength: 40 }), (sequence) => {
        const numbered = numberParagraphs(doc({}, p(), ...sequence.map((item) => paragraph({ numbering: item }, 'x'))))
        expect(numbered.map(({ path }) => path)).toEqual(sequence.map((item, index) => slowPath(sequence.slice(0, index), item)))
      }),
    )
  })

  it('shows the last counter of the path in every label, and never an empty label', () => {
    fc.assert(
      fc.property(fc.array(numbering, { maxLength: 40 }), (sequence) => {
        for (const { label } of numberParagraphs(doc({}, p(), ...sequence.map((item) => paragraph({ numbering: item }, 'x')))))
          expect(label).toMatch(/[0-9A-Za-z]/)
      }),
    )
  })
})

it('every level of every built-in scheme may be used', () => {
  for (const scheme of Object.values(builtInSchemes)) expect(scheme.levels).toHaveLength(9)
})
