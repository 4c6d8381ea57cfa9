import { describe, expect, it } from 'vitest'
import { termsOf, valuesOf } from '#renderer/features/renewal/panel/terms-values.ts'
import { withinFrom } from '#renderer/features/renewal/queue/within.ts'
import { termsSchema, type Terms } from '#shared/contracts/terms.ts'

const automatic: Terms = {
  kind: 'automatic',
  renewal: { count: 1, unit: 'years' },
  most: 3,
  notice: { period: { count: 90, unit: 'days' }, clear: true, delivery: { count: 2, unit: 'business days' }, theirsRollsForward: true },
  endsOn: 'any day',
  place: 'GB-ENG',
}

describe('the form of the terms', () => {
  it.each([automatic, { ...automatic, kind: 'optional', most: null }, { ...automatic, kind: 'evergreen', renewal: null, most: null, endsOn: 'quarter end' }, { ...automatic, kind: 'fixed', renewal: null, most: null, notice: null }] satisfies Terms[])('gives back unchanged what was there: $kind', terms => {
    expect(termsOf(valuesOf(terms, null))).toEqual(terms)
  })

  it('leaves out what does not belong to the kind', () => {
    expect(termsOf({ ...valuesOf(automatic, null), kind: 'evergreen', endsOn: 'month end' })).toMatchObject({ renewal: null, most: null, endsOn: 'month end' })
    expect(termsOf({ ...valuesOf(automatic, null), kind: 'automatic', endsOn: 'month end' })).toMatchObject({ endsOn: 'any day' })
  })

  it('knows no notice without its period, so that the deadline stays unknown and is not invented', () => {
    expect(termsOf({ ...valuesOf(null, null), hasNotice: true, period: null }).notice).toBeNull()
  })

  it('makes valid terms of an empty form', () => {
    expect(termsSchema.safeParse(termsOf(valuesOf(null, null))).success).toBe(true)
  })
})

it('the queue looks 90 days ahead unless the address says otherwise', () => {
  expect(['', 'within=30', 'within=all', 'within=7'].map(text => withinFrom(new URLSearchParams(text)))).toEqual(['90', '30', 'all', '90'])
})
