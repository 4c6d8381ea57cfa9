import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node } from 'prosemirror-model'
import { clause, doc, footnote, marked, p, paragraph, reference } from '#shared/document/builders.ts'
import { brokenReferences, resolveReferences } from '#shared/document/references.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const article = (level: number, id: string): Node => clause(level, 'x', { id, scheme: 'article' })
const schedule = (id: string): Node => clause(0, 'Prices', { id, scheme: 'schedule', style: 'heading1' })
const texts = (...blocks: Node[]): string[] => resolveReferences(doc({}, ...blocks)).map(({ text }) => text)

describe('a cross-reference', () => {
  const body = [clause(0, marked('Payment.', 'bold'), { id: 'pay' }), clause(1, 'x', { id: 'pay1' }), clause(2, 'x', { id: 'pay1a' })]
  it('shows the number in full, and follows renumbering', () => {
    expect(texts(...body, p('See clause ', reference('pay1a')))).toEqual(['1.1(a)'])
    expect(texts(clause(0, 'new'), ...body, p('See clause ', reference('pay1a')))).toEqual(['2.1(a)'])
  })

  it('shows the heading, or both', () => {
    const heading = paragraph({ id: 'h', style: 'heading1', numbering: { scheme: 'decimal', level: 0 } }, 'Term and ending')
    expect(texts(heading, p(reference('h', 'heading'), reference('h', 'both')))).toEqual(['Term and ending', '1 (Term and ending)'])
  })

  it('adds the word of its number unless it is typed before', () => {
    const blocks = [article(0, 'a'), article(1, 's'), article(1, 't')]
    expect(texts(...blocks, p('under ', reference('s')))).toEqual(['Section 1.01'])
    expect(texts(...blocks, p('under Section ', reference('s')))).toEqual(['1.01'])
    expect(texts(...blocks, p('Sections ', reference('s'), ' and ', reference('t'), '; but ', reference('a')))).toEqual([
      '1.01',
      '1.02',
      'Article I',
    ])
  })

  it('names the schedule from outside it, and not from within', () => {
    const inside = [schedule('s1'), clause(0, 'x', { id: 'q' }), clause(1, 'x', { id: 'q1' })]
    expect(texts(...body, p('see ', reference('q1')), ...inside)).toEqual(['paragraph 1.1 of Schedule 1'])
    expect(texts(...body, p('see paragraph ', reference('q1')), ...inside)).toEqual(['1.1 of Schedule 1'])
    expect(texts(...body, p('see paragraph ', reference('q1'), ' of Schedule ', reference('s1')), ...inside)).toEqual(['1.1', '1'])
    expect(texts(...body, ...inside, p('see paragraph ', reference('q1')))).toEqual(['1.1'])
    expect(texts(...body, ...inside, schedule('s2'), p('see ', reference('q1')))).toEqual(['paragraph 1.1 of Schedule 1'])
  })

  it('is broken when its target is gone, left out, or has no number', () => {
    const fields = [{ id: 'f', label: 'F', required: true, type: 'text' as const, value: null }]
    const never = { field: 'f', op: 'set' as const, value: null }
    const whole = doc(
      { fields },
      clause(0, 'x', { id: 'out', condition: never }),
      paragraph({ id: 'plain' }, 'x'),
      p(reference('gone'), reference('out'), reference('plain'), reference('plain', 'heading')),
      paragraph({ condition: never }, reference('gone')),
      p('note', footnote(reference('gone'))),
    )
    expect(brokenReferences(whole).map(({ reason }) => reason)).toEqual(['missing', 'excluded', 'unnumbered', 'missing'])
  })

  it('always has a text, and says so when it is broken', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        for (const { text, broken, reason } of resolveReferences(whole)) {
          expect(broken).toBe(reason !== null)
          if (broken) expect(text).toMatch(/^\[/)
        }
      }),
    )
  })
})
