import { describe, expect, it } from 'vitest'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import { weekdaysOnly } from '#shared/lib/business-days.ts'
import { noticeLetter } from '#shared/renewal/letter.ts'
import { contract, outcome, value } from '#test/helpers/records.ts'

const notice = { period: { count: 90, unit: 'days' as const }, clear: false, delivery: { count: 2, unit: 'business days' as const }, theirsRollsForward: false }
const terms = (more: Partial<Terms> = {}): Terms => ({ kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, notice, endsOn: 'any day', place: '', ...more })
const signed = (more: Partial<Terms> | null = {}, record: Partial<Contract> = {}): Contract =>
  contract({ state: 'executed', effective: '2025-01-01', end: '2025-12-31', counterparty: { ...contract().counterparty, name: 'Bright Bakery Ltd' }, terms: more === null ? null : terms(more), ...record })
const draft = (of: Contract, on: string) => noticeLetter(of, { house: 'Marlow Ltd', on, method: 'registered post', calendar: weekdaysOnly })
const written = (of: Contract, on: string) => value(draft(of, on))

describe('the letter that gives notice', () => {
  it('says which contract, what is wanted, when it ends, and when it is taken to arrive', () => {
    // 90 days before 31 Dec is Thursday 2 Oct; two business days on the way: sent on Tuesday 30 Sep it arrives on that day.
    expect(written(signed(), '2025-09-30')).toEqual({
      subject: 'Notice not to renew: Lease', deemed: '2025-10-02', inTime: true,
      paragraphs: [
        'We refer to “Lease” between Marlow Ltd and Bright Bakery Ltd, in effect since 1 January 2025 (the “Agreement”).',
        'The Agreement renews by itself unless notice of 90 days is given before the end of its term. We give notice that we do not wish it to be renewed. The Agreement ends on 31 December 2025.',
        'Should it not be possible for the Agreement to end on that day, this notice is given for the earliest day after it on which the Agreement can end.',
        'This notice is sent by registered post on 30 September 2025 and is taken to arrive on 2 October 2025. Please confirm that you have received it.',
      ],
    })
  })

  it('sent a day late ends the term after, and says it is late', () => {
    const late = written(signed(), '2025-10-01')
    expect(late).toMatchObject({ deemed: '2025-10-03', inTime: false })
    expect(late.paragraphs[1]).toContain('The Agreement ends on 31 December 2026.')
  })

  it('takes up an option', () => {
    const option = written(signed({ kind: 'optional' }), '2025-09-01')
    expect(option.subject).toBe('Notice to renew: Lease')
    expect(option.paragraphs[1]).toBe('The present term of the Agreement ends on 31 December 2025. We take up our option to renew it for 12 months, on the terms of the Agreement. The renewed term ends on 31 December 2026.')
  })

  it('ends an evergreen contract on the first day it can', () => {
    const evergreen = written(signed({ kind: 'evergreen', renewal: null, endsOn: 'month end' }, { end: null }), '2025-06-02')
    // Sent on Monday 2 June it arrives on the 4th; 90 days on is 2 September; the month ends on the 30th.
    expect(evergreen).toMatchObject({ subject: 'Notice of termination: Lease', deemed: '2025-06-04', inTime: true })
    expect(evergreen.paragraphs[1]).toBe('We give notice of 90 days and terminate the Agreement. It ends on 30 September 2025.')
  })

  it.each<[what: string, of: Contract, code: string]>([
    ['before it is signed', contract({ terms: terms(), end: '2025-12-31' }), 'renewal.not-in-force'],
    ['without terms', signed(null), 'renewal.no-terms'],
    ['of a fixed term', signed({ kind: 'fixed', renewal: null }), 'renewal.no-notice'],
    ['of a term that no other follows', signed({ most: 1 }, { effective: '2024-01-01', end: '2024-12-31' }), 'renewal.no-notice'],
    ['without a notice period', signed({ notice: null }), 'renewal.notice-unknown'],
    ['without an end', signed({}, { end: null }), 'renewal.unknown'],
  ])('is refused by name %s', (_, of, code) => {
    expect(outcome(draft(of, '2025-06-02'))).toBe(code)
  })
})
