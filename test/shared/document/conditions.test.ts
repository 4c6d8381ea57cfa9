import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cell, conditional, doc, footnote, p, paragraph, table } from '#shared/document/builders.ts'
import { excludedPassages, holds, resolveConditions, visibleBlocks } from '#shared/document/conditions.ts'
import type { Condition, Field } from '#shared/document/field.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'

const base = { id: 'f', label: 'F', required: true }
const when = (op: Condition['op'], value: string | null = null): Condition => ({ field: 'f', op, value })
const money: Field = { ...base, type: 'money', value: { amount: '1000.10', currency: 'GBP' } }
const text = (value: string | null): Field => ({ ...base, type: 'text', value })

const opposite = (verdict: boolean | 'unknown') => (verdict === 'unknown' ? verdict : !verdict)

describe('holds', () => {
  it.each<[Field, Condition, boolean | 'unknown']>([
    [text('a'), when('equals', 'a'), true],
    [text('a'), when('differs', 'a'), false],
    [text(null), when('equals', 'a'), 'unknown'],
    [text(null), when('set'), false],
    [text(null), when('empty'), true],
    [text('a'), when('atLeast', 'a'), true],
    [text('a'), when('atLeast', 'b'), 'unknown'],
    [money, when('equals', '1000.1'), true],
    [money, when('atLeast', '1000.11'), false],
    [money, when('atMost', 'GBP 2000'), true],
    [money, when('equals', 'EUR 1000.10'), 'unknown'],
    [{ ...base, type: 'number', value: 9 }, when('atLeast', '10'), false],
    [{ ...base, type: 'number', value: 9 }, when('equals', ''), 'unknown'],
    [{ ...base, type: 'date', value: '2026-03-01' }, when('atMost', '2026-03-02'), true],
    [{ ...base, type: 'duration', value: { count: 2, unit: 'weeks' } }, when('equals', '14 days'), true],
    [{ ...base, type: 'duration', value: { count: 1, unit: 'years' } }, when('atLeast', '13 months'), false],
    [{ ...base, type: 'duration', value: { count: 1, unit: 'months' } }, when('atLeast', '30 days'), 'unknown'],
  ])('%#', (field, condition, verdict) => expect(holds(condition, [field])).toBe(verdict))

  it('does not know of a field that is missing', () => expect(holds(when('set'), [])).toBe('unknown'))

  it('equals and differs are opposites, as are set and empty', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b', null), (wanted, value) => {
        expect(holds(when('differs', wanted), [text(value)])).toBe(opposite(holds(when('equals', wanted), [text(value)])))
        expect(holds(when('empty'), [text(value)])).toBe(opposite(holds(when('set'), [text(value)])))
      }),
    )
  })
})

describe('the document as it stands', () => {
  const no = when('equals', 'b')
  const yes = when('equals', 'a')
  const fields = [text('a')]
  it('drops excluded paragraphs and passages and settles those that hold', () => {
    const whole = doc(
      { fields },
      paragraph({ condition: no }, 'gone'),
      paragraph({ condition: yes }, 'kept'),
      p('one', conditional(no, ' two'), conditional(yes, ' three')),
    )
    expect(resolveConditions(whole).eq(doc({ fields }, p('kept'), p('one three')))).toBe(true)
    expect(excludedPassages(whole).map(({ from, to }) => whole.textBetween(from, to))).toEqual(['gone', ' two'])
    expect(visibleBlocks(whole).map(({ pos }) => pos)).toEqual([6, 12])
  })
  it('keeps a passage whose condition is not yet decided', () => {
    const whole = doc({ fields: [text(null)] }, paragraph({ condition: no }, 'perhaps'))
    expect(resolveConditions(whole)).toBe(whole)
  })
  it('never leaves a cell or a document empty', () => {
    const whole = doc({ fields }, table([[cell({}, paragraph({ condition: no }, 'gone'))]]))
    expect(resolveConditions(whole).eq(doc({ fields }, table([['']])))).toBe(true)
    expect(resolveConditions(doc({ fields }, paragraph({ condition: no }, 'gone'))).eq(doc({ fields }, p()))).toBe(true)
  })
  it('numbers footnotes in order, passing over excluded ones when asked', () => {
    const whole = doc({ fields }, paragraph({ condition: no }, 'x', footnote('first')), p('y', footnote('second')))
    expect(numberFootnotes(whole).map(({ number, node }) => [number, node.textContent])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ])
    expect(numberFootnotes(whole, { skipExcluded: true }).map(({ number, node }) => [number, node.textContent])).toEqual([[1, 'second']])
  })
})
