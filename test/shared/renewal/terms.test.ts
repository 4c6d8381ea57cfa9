import { describe, expect, it } from 'vitest'
import { termsInWords, upliftInWords } from '#shared/contracts/terms-in-words.ts'
import type { RenewalDecision, Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { weekdaysOnly } from '#shared/lib/business-days.ts'
import { changeTerms } from '#shared/renewal/change-terms.ts'
import { termsFromText } from '#shared/renewal/from-text.ts'
import { renewalHistory } from '#shared/renewal/history.ts'
import { nextDateOn } from '#shared/renewal/next-date.ts'
import { ada, contract, eve, id, noon, outcome, value, vic } from '#test/helpers/records.ts'

const notice = { period: { count: 90, unit: 'days' as const }, clear: false, delivery: { count: 0, unit: 'days' as const }, theirsRollsForward: false }
const terms = (more: Partial<Terms> = {}): Terms => ({ kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, notice, endsOn: 'any day', place: '', ...more })
const cap: UpliftRule = { kind: 'cap', cap: '5', fromTerm: 2 }
const decided = (kind: RenewalDecision['kind'], term: number, more: Partial<RenewalDecision> = {}): RenewalDecision => ({ kind, term, on: '2025-06-01', noticeGiven: null, ends: null, price: null, reason: 'Price', by: id('ada'), at: noon, ...more })

describe('changing the terms', () => {
  it('keeps what they were before in the log, and says it in words', () => {
    const first = value(changeTerms(contract(), { terms: terms(), uplift: null }, eve, noon))
    expect(first).toMatchObject({ contract: { terms: terms() }, event: { kind: 'terms changed', before: { terms: null }, after: { terms: terms() } } })
    const second = value(changeTerms(first.contract, { terms: terms({ most: 2 }), uplift: cap }, ada, noon))
    expect(second.event).toMatchObject({ before: { terms: terms(), uplift: null }, after: { terms: terms({ most: 2 }), uplift: cap } })
  })

  it('to the same changes nothing, and is not told of', () => {
    const { contract: known } = value(changeTerms(contract(), { terms: terms(), uplift: cap }, ada, noon))
    expect(value(changeTerms(known, { terms: terms(), uplift: cap }, ada, noon))).toEqual({ contract: known, event: null })
  })

  it.each<[next: Terms | null, uplift: UpliftRule | null, code: string]>([
    [terms({ kind: 'fixed' }), null, 'terms.contradict'],
    [terms({ kind: 'evergreen', renewal: null, most: 2 }), null, 'terms.contradict'],
    [terms({ renewal: { count: 0, unit: 'months' } }), null, 'terms.no-length'],
    [terms({ renewal: { count: 101, unit: 'years' } }), null, 'terms.too-long'],
    [terms({ notice: { ...notice, period: { count: 9999, unit: 'years' } } }), null, 'terms.too-long'],
    [null, { kind: 'index', index: 'CPI', margin: '0', floor: '10', ceiling: '9.99', fromTerm: 2 }, 'terms.floor-above-ceiling'],
  ])('refuses what contradicts itself: %j %j', (next, uplift, code) => {
    expect(outcome(changeTerms(contract(), { terms: next, uplift }, ada, noon))).toBe(code)
  })

  it('is for owners and editors', () => {
    expect(outcome(changeTerms(contract(), { terms: terms(), uplift: null }, vic, noon))).toBe('terms.may-not-edit')
  })

  it.each<[Terms | null, string]>([
    [null, 'not known'],
    [terms({ kind: 'fixed', renewal: null }), 'a fixed term'],
    [terms({ most: 2 }), 'renews by itself for 12 months, at most 2 times; notice: 90 days'],
    [terms({ kind: 'optional', most: 1, notice: { ...notice, clear: true, delivery: { count: 2, unit: 'business days' } } }), 'may be renewed for 12 months, at most once; notice: 90 clear days, and 2 business days for delivery'],
    [terms({ kind: 'evergreen', renewal: null, endsOn: 'quarter end' }), 'rolls on until notice, ending on a quarter end; notice: 90 days'],
  ])('is told in words: %j', (of, words) => {
    expect(termsInWords(of)).toBe(words)
  })

  it('tells the rule for the price in words', () => {
    expect(upliftInWords(cap)).toBe('no more than 5 % from term 2')
    expect(upliftInWords({ kind: 'index', index: 'CPI', margin: '-0.5', floor: '0', ceiling: '4', fromTerm: 3 })).toBe('as CPI less 0.5 %, at least 0 %, at most 4 %, from term 3')
  })
})

describe('the next date of a signed contract', () => {
  const next = (today: string, more: Partial<Terms> = {}, renewals: readonly RenewalDecision[] = []) =>
    nextDateOn({ state: 'executed', effective: '2025-01-01', end: '2025-12-31', openConditions: 0, terms: terms(more), renewals: [...renewals] }, today, () => weekdaysOnly)

  it('is our last day to give notice, then the day it renews, then the next last day', () => {
    expect(next('2024-12-01')).toEqual({ date: '2025-01-01', what: 'Takes effect' })
    expect(next('2025-10-02')).toEqual({ date: '2025-10-02', what: 'Last day to give notice' })
    expect(next('2025-10-03')).toEqual({ date: '2026-01-01', what: 'Renews' })
    expect(next('2026-01-01')).toEqual({ date: '2026-10-02', what: 'Last day to give notice' })
  })

  it('is the day it renews once that is decided, and the day it ends once it does', () => {
    expect(next('2025-06-01', {}, [decided('renew', 1)])).toEqual({ date: '2026-01-01', what: 'Renews' })
    expect(next('2025-06-01', {}, [decided('terminate', 1, { ends: '2025-12-31' })])).toEqual({ date: '2025-12-31', what: 'Ends' })
    expect(next('2025-06-01', { kind: 'optional' })).toEqual({ date: '2025-10-02', what: 'Last day to take up the option' })
    expect(next('2025-06-01', { kind: 'evergreen', renewal: null })).toBeNull()
    expect(next('2026-01-01', { renewal: null })).toBeNull()
  })
})

describe('the history of renewals', () => {
  it('lists each with its term, the price agreed and how it came about', () => {
    const decisions = [decided('renew', 1, { price: { amount: '105', currency: 'GBP' } }), decided('renegotiate', 2)]
    expect(renewalHistory('2027-05-01', { start: '2025-01-01', end: '2025-12-31', terms: terms(), decisions })).toEqual([
      { term: 2, from: '2026-01-01', to: '2026-12-31', price: { amount: '105', currency: 'GBP' }, how: 'It was decided to renew' },
      { term: 3, from: '2027-01-01', to: '2027-12-31', price: null, how: 'By itself' },
    ])
  })

  it('stays readable for a contract that renews by the day', () => {
    const daily = renewalHistory('2030-01-01', { start: '2025-01-01', end: '2025-01-01', terms: terms({ renewal: { count: 1, unit: 'days' } }), decisions: [] })
    expect([daily.length, daily.at(-1)?.to]).toEqual([200, '2030-01-01'])
  })
})

describe('terms out of a text', () => {
  it('are its renewal, notice and dates, each with its passage', () => {
    const text = 'This Agreement takes effect on 1 January 2025 (the "Effective Date").\nThe initial term begins on the Effective Date and ends on 31 December 2025.\nThereafter this Agreement shall automatically renew for successive periods of 12 months each unless either party gives at least 90 days written notice before the end of the then-current term.'
    const read = termsFromText(extractTerms(text, 'kept'))
    expect(read).toMatchObject({ terms: terms(), effective: '2025-01-01', end: '2025-12-31' })
    expect(read?.quotes.map(({ what }) => what)).toEqual(['Effective date', 'End', 'Renewal', 'Notice'])
    for (const { quote, start, end } of read?.quotes ?? []) expect(text.slice(start, end)).toBe(quote)
  })

  it('are those of a contract that rolls on where the text says it has no end, and of a fixed term where it names one and no renewal', () => {
    const found = { quote: '', start: 0, end: 0, computed: false }
    const nothing = extractTerms('', 'kept')
    expect(termsFromText({ ...nothing, expiration: { ...found, value: 'perpetual' } })).toMatchObject({ terms: { kind: 'evergreen', renewal: null, notice: null }, end: null })
    expect(termsFromText({ ...nothing, expiration: { ...found, value: '2026-12-31' } })).toMatchObject({ terms: { kind: 'fixed' }, end: '2026-12-31' })
  })

  it.each([
    ['This Agreement takes effect on 1 January 2026 (the "Effective Date") and continues for an initial term of one (1) year from the Effective Date.', '2027-01-01'],
    ['This Agreement takes effect on 1 January 2026 (the "Effective Date") and continues for an initial term of one (1) year commencing on the Effective Date.', '2026-12-31'],
    ['This Agreement is dated 1 January 2026 and ends on 30 June 2027.', '2027-06-30'],
  ])('end on the day that is read out of the text: %s', (text, end) => {
    const said = extractTerms(text, 'kept')
    expect(said.expiration?.value).toBe(end)
    expect(termsFromText(said)).toMatchObject({ end })
  })

  it('are none where the text says neither when it ends nor that it renews', () => {
    expect(termsFromText(extractTerms('The Tenant pays the rent monthly.', 'kept'))).toBeNull()
  })
})
