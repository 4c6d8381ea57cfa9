import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import { checkUplift } from '#shared/renewal/uplift.ts'
import { contract, id, noon } from '#test/helpers/records.ts'

const cap = (percentage: string, fromTerm = 2): UpliftRule => ({ kind: 'cap', cap: percentage, fromTerm })
const index = (more: Partial<Extract<UpliftRule, { kind: 'index' }>> = {}): UpliftRule => ({ kind: 'index', index: 'CPI', margin: '1', floor: null, ceiling: null, fromTerm: 2, ...more })
const gbp = (amount: string) => ({ amount, currency: 'GBP' })
const terms: Terms = { kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, notice: null, endsOn: 'any day', place: '' }
const priced = (amount: string, uplift: UpliftRule | null, currency = 'GBP') => contract({ state: 'executed', effective: '2025-01-01', end: '2025-12-31', value: { amount, currency }, terms, uplift })
const check = (amount: string, uplift: UpliftRule | null, asked: string, changed: string | null = null) => checkUplift(priced(amount, uplift), gbp(asked), changed, '2025-06-01')

describe('a price asked for the next term', () => {
  it.each<[price: string, rule: UpliftRule, changed: string | null, asked: string, allowed: string, within: boolean, percentage: string, why: string]>([
    ['1000', cap('5'), null, '1050', '1050.00', true, '5.00', 'five per cent of a thousand is fifty: the cap itself is allowed'],
    ['1000', cap('5'), null, '1050.01', '1050.00', false, '5.00', 'one penny more is not, however the percentage rounds'],
    ['99.99', cap('3.5'), null, '103.48', '103.48', true, '3.49', '99.99 × 1.035 is 103.48965: down to the penny'],
    ['99.99', cap('3.5'), null, '103.49', '103.48', false, '3.50', 'and the penny above it is too much'],
    ['1000', cap('0'), null, '1000', '1000.00', true, '0.00', 'no rise'],
    ['1000', cap('5'), null, '900', '1050.00', true, '-10.00', 'a fall is always allowed'],
    ['1000', cap('5', 3), null, '1001', '1000.00', false, '0.10', 'no change before the third term, and the next is the second'],
    ['1000', index(), '2.4', '1034', '1034.00', true, '3.40', 'the index and a margin of one'],
    ['1000', index({ margin: '-0.5' }), '2.4', '1019.01', '1019.00', false, '1.90', 'a margin may be less than nothing'],
    ['1000', index({ ceiling: '3' }), '2.4', '1034', '1030.00', false, '3.40', 'the ceiling holds'],
    ['1000', index({ floor: '2' }), '-1.5', '1020', '1020.00', true, '2.00', 'so does the floor'],
    ['1000', index({ margin: '0' }), '-1.5', '1000', '985.00', false, '0.00', 'without a floor a falling index brings the price down'],
  ])('%s by %j, index %s: %s against %s', (price, rule, changed, asked, allowed, within, percentage) => {
    expect(check(price, rule, asked, changed)).toMatchObject({ allowed: gbp(allowed), within, percentage })
  })

  it('is measured against the last price agreed for a renewal', () => {
    const renewals = [{ kind: 'renew' as const, term: 1, on: '2025-06-01', noticeGiven: null, ends: null, price: gbp('1200'), reason: 'Agreed', by: id<'person'>('ada'), at: noon }]
    expect(checkUplift({ ...priced('1000', cap('5')), renewals }, gbp('1260'), null, '2026-06-01')).toMatchObject({ within: true, allowed: gbp('1260.00') })
  })

  it.each<[what: string, asked: ReturnType<typeof checkUplift>]>([
    ['The change of CPI is needed', check('1000', index(), '1010')],
    ['Nobody has entered what the contract says', check('1000', null, '1010')],
    ['The present price is not known', checkUplift({ ...priced('1', cap('5')), value: null }, gbp('10'), null, '2025-06-01')],
    ['cannot be compared', checkUplift(priced('1000', cap('5'), 'EUR'), gbp('1010'), null, '2025-06-01')],
    ['a percentage of it says nothing', check('0', cap('5'), '10')],
  ])('cannot be judged, and it is said why: %s', (why, answer) => {
    expect(answer).toMatchObject({ allowed: null, within: null })
    expect(answer.words).toContain(why)
  })

  it('is in whole yen where there is no smaller coin', () => {
    expect(checkUplift(priced('1001', cap('5'), 'JPY'), { amount: '1051', currency: 'JPY' }, null, '2025-06-01')).toMatchObject({ allowed: { amount: '1051', currency: 'JPY' }, within: true })
  })

  it('is within the cap exactly when it is not above what is allowed', () => {
    const money = fc.integer({ min: 1, max: 10_000_000 }).map((pence) => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`)
    fc.assert(fc.property(money, money, fc.integer({ min: 0, max: 200 }), (price, asked, tenths) => {
      const { allowed, within } = check(price, cap(`${Math.floor(tenths / 10)}.${tenths % 10}`), asked)
      if (allowed === null) throw new Error('a cap always says what is allowed')
      expect(within).toBe(Math.round(Number(asked) * 100) <= Math.round(Number(allowed.amount) * 100))
    }))
  })
})
