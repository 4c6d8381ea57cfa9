import type { Notice, RenewalDecision, Terms } from '#shared/contracts/terms.ts'
import type { Standing } from '#shared/renewal/standing.ts'
import { id, noon } from '#test/helpers/records.ts'

/** A contract on a day, worked out by hand: where it stands, its term and end, and our last day to give notice. */
export interface WorkedStanding {
  readonly start: string | null
  readonly end: string | null
  readonly terms: Terms
  readonly decisions?: readonly RenewalDecision[]
  readonly on: string
  readonly standing: Standing['standing']
  readonly term: number
  readonly ends: string | null
  readonly ours: string | null
  readonly reasoning: string
}

const notice = (count: number, unit: Notice['period']['unit'], more: Partial<Notice> = {}): Notice => ({ period: { count, unit }, clear: false, delivery: { count: 0, unit: 'days' }, theirsRollsForward: false, ...more })
const renewing = (months: number, given: Notice, more: Partial<Terms> = {}): Terms => ({ kind: 'automatic', renewal: { count: months, unit: 'months' }, most: null, notice: given, endsOn: 'any day', place: 'GB-ENG', ...more })
const decided = (kind: RenewalDecision['kind'], term: number, noticeGiven: string | null, ends: string | null): RenewalDecision => ({ kind, term, on: noticeGiven ?? '2026-01-05', noticeGiven, ends, price: null, reason: 'As worked out', by: id('ada'), at: noon })

/** A first term that ended on the 31st of January, renewed by the month: the day of the month comes back (W2). */
const fromJanuary = { start: '2026-02-01', end: '2026-02-28', terms: renewing(1, notice(7, 'days')) }
const thirtyFirst = { start: null, end: '2027-01-31', terms: renewing(1, notice(7, 'days')) }

const renewedByTheMonth: readonly WorkedStanding[] = [
  { ...thirtyFirst, on: '2027-01-22', standing: 'notice due', term: 1, ends: '2027-01-31', ours: '2027-01-22', reasoning: 'seven days before Sunday 31 Jan is Sunday 24 Jan; back to Friday 22 Jan' },
  { ...thirtyFirst, on: '2027-01-23', standing: 'renews', term: 1, ends: '2027-01-31', ours: '2027-01-22', reasoning: 'a day later notice is late for January' },
  { ...thirtyFirst, on: '2027-02-01', standing: 'notice due', term: 2, ends: '2027-02-28', ours: '2027-02-19', reasoning: 'first renewal: the last of February; seven days before is Sunday 21 Feb, back to Friday 19 Feb' },
  { ...thirtyFirst, on: '2027-03-01', standing: 'notice due', term: 3, ends: '2027-03-31', ours: '2027-03-24', reasoning: 'second renewal: back to the 31st; Wednesday 24 Mar' },
  { ...thirtyFirst, on: '2027-04-01', standing: 'notice due', term: 4, ends: '2027-04-30', ours: '2027-04-23', reasoning: 'third renewal: counted from 31 Jan and not from 31 Mar, 30 Apr; Friday 23 Apr' },
  { ...thirtyFirst, on: '2028-02-01', standing: 'notice due', term: 14, ends: '2028-02-29', ours: '2028-02-22', reasoning: 'a year on February has 29 days; Tuesday 22 Feb' },
  { ...fromJanuary, on: '2026-03-20', standing: 'notice due', term: 2, ends: '2026-03-31', ours: '2026-03-24', reasoning: 'a first term of the whole of February renews to the last of March; Tuesday 24 Mar' },
]

const leapYears: readonly WorkedStanding[] = [
  { start: '2023-03-01', end: '2024-02-29', terms: renewing(12, notice(1, 'months')), on: '2025-01-01', standing: 'notice due', term: 2, ends: '2025-02-28', ours: '2025-01-28', reasoning: 'whole years end with February: the 28th in 2025; a month before is Tuesday 28 Jan' },
  { start: '2023-03-01', end: '2024-02-29', terms: renewing(12, notice(1, 'months')), on: '2028-01-01', standing: 'notice due', term: 5, ends: '2028-02-29', ours: '2028-01-28', reasoning: 'and the 29th in 2028; a month before is Saturday 29 Jan, back to Friday 28 Jan' },
  { start: null, end: '2024-02-29', terms: renewing(12, notice(30, 'days')), on: '2027-03-01', standing: 'notice due', term: 5, ends: '2028-02-29', ours: '2028-01-28', reasoning: 'the leap day itself comes back four years on; 30 days before is Sunday 30 Jan, back to Friday 28 Jan' },
]

const mostReached: readonly WorkedStanding[] = [
  { start: '2024-01-01', end: '2024-12-31', terms: renewing(12, notice(60, 'days'), { most: 2 }), on: '2025-10-31', standing: 'notice due', term: 2, ends: '2025-12-31', ours: '2025-10-31', reasoning: 'one renewal is left: 60 days before 31 Dec is Saturday 1 Nov, back to Friday 31 Oct' },
  { start: '2024-01-01', end: '2024-12-31', terms: renewing(12, notice(60, 'days'), { most: 2 }), on: '2026-01-01', standing: 'runs out', term: 3, ends: '2026-12-31', ours: null, reasoning: 'both renewals are used: it ends by itself, without notice' },
  { start: '2024-01-01', end: '2024-12-31', terms: renewing(12, notice(60, 'days'), { most: 2 }), on: '2027-01-01', standing: 'ended', term: 3, ends: '2026-12-31', ours: null, reasoning: 'the day after its last' },
]

const options: readonly WorkedStanding[] = [
  { start: '2025-04-01', end: '2026-03-31', terms: renewing(12, notice(3, 'months'), { kind: 'optional', most: 1 }), on: '2025-12-31', standing: 'notice due', term: 1, ends: '2026-03-31', ours: '2025-12-31', reasoning: 'three months before 31 Mar is Wednesday 31 Dec, a business day' },
  { start: '2025-04-01', end: '2026-03-31', terms: renewing(12, notice(3, 'months'), { kind: 'optional', most: 1 }), on: '2026-01-01', standing: 'runs out', term: 1, ends: '2026-03-31', ours: '2025-12-31', reasoning: 'not taken up in time: it will end' },
  { start: '2025-04-01', end: '2026-03-31', terms: renewing(12, notice(3, 'months'), { kind: 'optional', most: 1 }), on: '2026-04-01', standing: 'ended', term: 1, ends: '2026-03-31', ours: null, reasoning: 'an option nobody took up ends the contract with its term' },
  { start: '2025-04-01', end: '2026-03-31', terms: renewing(12, notice(3, 'months'), { kind: 'optional', most: 1 }), decisions: [decided('renew', 1, '2025-12-01', null)], on: '2026-04-01', standing: 'runs out', term: 2, ends: '2027-03-31', ours: null, reasoning: 'taken up, it runs a year more and then out, for there is one option only' },
]

/** Clear days over Easter 2026: Good Friday is 3 April, Easter Monday 6 April. */
const overEaster: readonly WorkedStanding[] = [
  { start: '2025-04-09', end: '2026-04-08', terms: renewing(12, notice(2, 'business days', { clear: true })), on: '2026-03-30', standing: 'notice due', term: 1, ends: '2026-04-08', ours: '2026-04-01', reasoning: 'two clear business days: 7 Apr and 2 Apr lie between, so Wednesday 1 Apr' },
  { start: '2025-04-09', end: '2026-04-08', terms: renewing(12, notice(2, 'business days')), on: '2026-03-30', standing: 'notice due', term: 1, ends: '2026-04-08', ours: '2026-04-02', reasoning: 'not clear: 7 Apr, then over Easter to Thursday 2 Apr' },
  { start: '2025-04-09', end: '2026-04-08', terms: renewing(12, notice(2, 'business days', { clear: true }), { place: 'US' }), on: '2026-03-30', standing: 'notice due', term: 1, ends: '2026-04-08', ours: '2026-04-03', reasoning: 'in the United States Good Friday and Easter Monday are no holidays: 7, 6 and then Friday 3 Apr' },
  { start: '2025-04-08', end: '2026-04-07', terms: renewing(12, notice(3, 'days', { clear: true })), on: '2026-03-30', standing: 'notice due', term: 1, ends: '2026-04-07', ours: '2026-04-02', reasoning: 'three clear days before 7 Apr is Good Friday 3 Apr; back to Thursday 2 Apr' },
]

const evergreen: readonly WorkedStanding[] = [
  { start: '2024-01-01', end: null, terms: renewing(0, notice(6, 'weeks'), { kind: 'evergreen', renewal: null, endsOn: 'quarter end' }), on: '2026-02-01', standing: 'evergreen', term: 1, ends: null, ours: null, reasoning: 'it rolls on; there is no last day to miss' },
  { start: '2024-01-01', end: null, terms: renewing(0, notice(6, 'weeks'), { kind: 'evergreen', renewal: null, endsOn: 'quarter end' }), decisions: [decided('terminate', 1, '2026-02-17', '2026-03-31')], on: '2026-03-31', standing: 'runs out', term: 1, ends: '2026-03-31', ours: null, reasoning: 'notice of six weeks from 17 Feb runs to 31 Mar, the end of the quarter: that is its last day' },
  { start: '2024-01-01', end: null, terms: renewing(0, notice(6, 'weeks'), { kind: 'evergreen', renewal: null, endsOn: 'quarter end' }), decisions: [decided('terminate', 1, '2026-02-18', '2026-06-30')], on: '2026-04-01', standing: 'runs out', term: 1, ends: '2026-06-30', ours: null, reasoning: 'a day later it runs to 1 Apr, and waits for the end of the next quarter' },
]

const late: readonly WorkedStanding[] = [
  { start: '2025-01-01', end: '2025-12-31', terms: renewing(12, notice(90, 'days')), decisions: [decided('terminate', 2, '2025-10-03', '2026-12-31')], on: '2025-11-01', standing: 'renews', term: 1, ends: '2025-12-31', ours: '2025-10-02', reasoning: 'notice on 3 Oct came a day late: the first term still renews' },
  { start: '2025-01-01', end: '2025-12-31', terms: renewing(12, notice(90, 'days')), decisions: [decided('terminate', 2, '2025-10-03', '2026-12-31')], on: '2026-01-01', standing: 'runs out', term: 2, ends: '2026-12-31', ours: null, reasoning: 'and ends the second, without another notice' },
  { start: '2025-01-01', end: '2025-12-31', terms: renewing(12, notice(90, 'days')), decisions: [decided('terminate', 1, '2025-10-02', '2025-12-31'), decided('renew', 1, null, null)], on: '2026-01-01', standing: 'notice due', term: 2, ends: '2026-12-31', ours: '2026-10-02', reasoning: 'notice was taken back by agreement: it renewed' },
  { start: '2025-01-01', end: '2025-12-31', terms: renewing(12, notice(90, 'days')), decisions: [decided('let lapse', 1, null, null)], on: '2026-01-01', standing: 'notice due', term: 2, ends: '2026-12-31', ours: '2026-10-02', reasoning: 'a plan to let it lapse without notice does not stop it' },
]

export const workedStandings: readonly WorkedStanding[] = [...renewedByTheMonth, ...leapYears, ...mostReached, ...options, ...overEaster, ...evergreen, ...late]
