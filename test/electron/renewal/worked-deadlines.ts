import type { PeriodUnit } from '#shared/lib/period.ts'

/** One worked deadline: the last day of the term, what the clause asks, where, and the last day to give notice as reckoned by hand. */
export interface WorkedDeadline {
  readonly end: string
  readonly notice: readonly [count: number, unit: PeriodUnit]
  readonly clear?: true
  readonly delivery?: readonly [count: number, unit: PeriodUnit]
  readonly place?: string
  readonly side?: 'theirs' | 'theirs, rolling forward'
  readonly last: string
  readonly reasoning: string
}

const none = [0, 'days'] as const

/** Plain days, without a place: only weekends are known. 2026-12-31 is a Thursday. */
const days: readonly WorkedDeadline[] = [
  { end: '2026-12-31', notice: [90, 'days'], last: '2026-10-02', reasoning: '31 Dec less 90 days is 2 Oct, a Friday' },
  { end: '2026-12-31', notice: [30, 'days'], last: '2026-12-01', reasoning: '31 Dec less 30 days is 1 Dec, a Tuesday' },
  { end: '2026-12-31', notice: [60, 'days'], last: '2026-10-30', reasoning: '31 Dec less 60 days is 1 Nov, a Sunday; back to Friday 30 Oct' },
  { end: '2026-12-31', notice: [60, 'days'], side: 'theirs', last: '2026-11-01', reasoning: 'the same for them stays on Sunday 1 Nov' },
  { end: '2026-12-31', notice: [60, 'days'], side: 'theirs, rolling forward', last: '2026-11-02', reasoning: 'and goes on to Monday 2 Nov where the clause says so' },
  { end: '2026-12-31', notice: [0, 'days'], last: '2026-12-31', reasoning: 'no notice: the last day itself, a Thursday' },
  { end: '2026-12-31', notice: [1, 'days'], last: '2026-12-30', reasoning: 'one day before' },
  { end: '2026-12-31', notice: [365, 'days'], last: '2025-12-31', reasoning: '365 days before, in a year without 29 Feb between: Wednesday 31 Dec 2025' },
  { end: '2024-12-31', notice: [366, 'days'], last: '2023-12-29', reasoning: '2024 has 366 days: 31 Dec 2023 is a Sunday; back to Friday 29 Dec' },
  { end: '2024-03-01', notice: [1, 'days'], last: '2024-02-29', reasoning: 'leap year: the day before 1 Mar is Thursday 29 Feb' },
  { end: '2023-03-01', notice: [1, 'days'], last: '2023-02-28', reasoning: 'no leap year: Tuesday 28 Feb' },
  { end: '2024-03-31', notice: [31, 'days'], last: '2024-02-29', reasoning: '31 days before 31 Mar is 29 Feb in a leap year' },
  { end: '2026-01-15', notice: [30, 'days'], last: '2025-12-16', reasoning: 'over the turn of the year: Tuesday 16 Dec 2025' },
  { end: '2026-06-30', notice: [45, 'days'], last: '2026-05-15', reasoning: '30 Jun less 45 days is 16 May, a Saturday; back to Friday 15 May' },
  { end: '2026-06-30', notice: [45, 'days'], side: 'theirs, rolling forward', last: '2026-05-18', reasoning: 'for them forward over Sunday to Monday 18 May' },
  { end: '2026-12-31', notice: [2, 'weeks'], last: '2026-12-17', reasoning: 'two weeks before a Thursday is a Thursday' },
  { end: '2026-12-31', notice: [12, 'weeks'], last: '2026-10-08', reasoning: '84 days before: Thursday 8 Oct' },
  { end: '2100-03-01', notice: [1, 'days'], last: '2100-02-26', reasoning: '2100 is no leap year: 28 Feb 2100 is a Sunday; back to Friday 26 Feb' },
]

const clearDays: readonly WorkedDeadline[] = [
  { end: '2026-12-31', notice: [90, 'days'], clear: true, last: '2026-10-01', reasoning: '90 clear days leave out the day of notice and the last day: one day earlier, Thursday 1 Oct' },
  { end: '2026-12-31', notice: [30, 'days'], clear: true, last: '2026-11-30', reasoning: 'Monday 30 Nov; 1 to 30 Dec are the 30 days between' },
  { end: '2026-12-31', notice: [7, 'days'], clear: true, last: '2026-12-23', reasoning: '24 to 30 Dec are seven whole days; notice on Wednesday 23 Dec' },
  { end: '2026-12-31', notice: [1, 'weeks'], clear: true, last: '2026-12-23', reasoning: 'a clear week is seven clear days' },
  { end: '2026-12-31', notice: [3, 'months'], clear: true, last: '2026-09-29', reasoning: 'the day before 30 Sep, so that three whole months lie between' },
  { end: '2026-12-31', notice: [1, 'years'], clear: true, last: '2025-12-30', reasoning: 'the day before 31 Dec 2025' },
  { end: '2026-12-31', notice: [5, 'business days'], clear: true, last: '2026-12-23', reasoning: '30, 29, 28, 25, 24 are the five between (no place: Christmas counts); notice on Wednesday 23 Dec' },
  { end: '2026-12-31', notice: [5, 'business days'], clear: true, place: 'GB-ENG', last: '2026-12-21', reasoning: 'between lie 30, 29, 24, 23, 22 Dec, for 28 Dec is Boxing Day’s substitute; notice on Monday 21 Dec' },
  { end: '2026-12-31', notice: [60, 'days'], clear: true, last: '2026-10-30', reasoning: '31 Oct is a Saturday; back to Friday 30 Oct' },
]

/** By the corresponding date; where the month has no such day, its last. */
const months: readonly WorkedDeadline[] = [
  { end: '2026-12-31', notice: [3, 'months'], last: '2026-09-30', reasoning: 'September has no 31st: Wednesday 30 Sep' },
  { end: '2026-12-31', notice: [1, 'months'], last: '2026-11-30', reasoning: 'November has no 31st: Monday 30 Nov' },
  { end: '2026-12-31', notice: [6, 'months'], last: '2026-06-30', reasoning: 'June has no 31st: Tuesday 30 Jun' },
  { end: '2026-12-31', notice: [2, 'months'], last: '2026-10-30', reasoning: '31 Oct is a Saturday; back to Friday 30 Oct' },
  { end: '2026-12-31', notice: [2, 'months'], side: 'theirs', last: '2026-10-31', reasoning: 'theirs stays on Saturday 31 Oct' },
  { end: '2026-12-31', notice: [2, 'months'], side: 'theirs, rolling forward', last: '2026-11-02', reasoning: 'or goes forward to Monday 2 Nov, into the next month' },
  { end: '2027-03-31', notice: [1, 'months'], last: '2027-02-26', reasoning: '28 Feb 2027 is a Sunday; back to Friday 26 Feb' },
  { end: '2024-03-31', notice: [1, 'months'], last: '2024-02-29', reasoning: 'leap year: Thursday 29 Feb' },
  { end: '2024-03-30', notice: [1, 'months'], last: '2024-02-29', reasoning: 'the 30th is missing too: 29 Feb' },
  { end: '2024-03-29', notice: [1, 'months'], last: '2024-02-29', reasoning: 'the 29th is there' },
  { end: '2023-03-29', notice: [1, 'months'], last: '2023-02-28', reasoning: 'not in 2023: Tuesday 28 Feb' },
  { end: '2024-02-29', notice: [12, 'months'], last: '2023-02-28', reasoning: 'the year before has no 29 Feb' },
  { end: '2024-02-29', notice: [1, 'years'], last: '2023-02-28', reasoning: 'a year is twelve months' },
  { end: '2028-02-29', notice: [4, 'years'], last: '2024-02-29', reasoning: 'four years before is a leap year again' },
  { end: '2027-02-28', notice: [1, 'months'], last: '2027-01-28', reasoning: 'the 28th, not the last of January: Thursday' },
  { end: '2026-11-30', notice: [1, 'months'], last: '2026-10-30', reasoning: 'Friday 30 Oct, not the 31st' },
  { end: '2026-05-31', notice: [3, 'months'], last: '2026-02-27', reasoning: '28 Feb 2026 is a Saturday; back to Friday 27 Feb' },
  { end: '2027-01-31', notice: [2, 'months'], last: '2026-11-30', reasoning: 'over the turn of the year to Monday 30 Nov' },
  { end: '2026-08-31', notice: [18, 'months'], last: '2025-02-28', reasoning: 'eighteen months back is February: Friday 28 Feb 2025' },
]

const businessDays: readonly WorkedDeadline[] = [
  { end: '2026-12-31', notice: [10, 'business days'], last: '2026-12-17', reasoning: 'no place: ten weekdays before a Thursday are two weeks' },
  { end: '2026-12-31', notice: [10, 'business days'], place: 'GB-ENG', last: '2026-12-15', reasoning: '30, 29 Dec, then 24 (28 and 25 are holidays), 23, 22, 21, 18, 17, 16, 15 Dec' },
  { end: '2026-12-31', notice: [1, 'business days'], place: 'GB-ENG', last: '2026-12-30', reasoning: 'the day before is a Wednesday' },
  { end: '2026-04-07', notice: [1, 'business days'], place: 'GB-ENG', last: '2026-04-02', reasoning: 'Easter: Monday 6 and Friday 3 Apr are holidays; Thursday 2 Apr' },
  { end: '2026-04-10', notice: [5, 'business days'], place: 'GB-ENG', last: '2026-04-01', reasoning: '9, 8, 7, then 2 and 1 Apr, over Easter' },
  { end: '2026-04-10', notice: [5, 'business days'], place: 'GB-SCT', last: '2026-04-02', reasoning: 'in Scotland Easter Monday is a working day: 9, 8, 7, 6, 2 Apr' },
  { end: '2026-04-10', notice: [5, 'business days'], place: 'US', last: '2026-04-03', reasoning: 'in the United States Good Friday is one too: 9, 8, 7, 6, 3 Apr' },
  { end: '2027-04-02', notice: [5, 'business days'], place: 'GB-ENG', last: '2027-03-24', reasoning: 'Easter 2027: 1 Apr, 31, 30, then 25 and 24 Mar' },
  { end: '2026-05-08', notice: [3, 'business days'], place: 'JP', last: '2026-04-30', reasoning: 'Golden Week: 7 May, then 1 May and 30 Apr; 4 to 6 May are holidays' },
  { end: '2026-05-08', notice: [5, 'business days'], place: 'JP', last: '2026-04-27', reasoning: '7, 1 May, 30, then 28 and 27 Apr; 29 Apr is Showa Day' },
  { end: '2026-05-07', notice: [1, 'business days'], place: 'JP', last: '2026-05-01', reasoning: 'from Thursday 7 May back over the substitute holiday of the 6th to Friday 1 May' },
  { end: '2026-05-08', notice: [5, 'business days'], place: 'GB-ENG', last: '2026-04-30', reasoning: 'in England only Monday 4 May is a holiday: 7, 6, 5, 1 May, 30 Apr' },
  { end: '2026-09-25', notice: [2, 'business days'], place: 'JP', last: '2026-09-18', reasoning: 'Silver Week: 24 Sep, then over 21 to 23 Sep to Friday 18 Sep' },
  { end: '2026-12-01', notice: [3, 'business days'], place: 'US', last: '2026-11-25', reasoning: 'Thanksgiving: 30, 27, then Wednesday 25 Nov' },
  { end: '2026-07-07', notice: [2, 'business days'], place: 'US', last: '2026-07-02', reasoning: '4 Jul is a Saturday, kept on Friday 3 Jul: 6 Jul, then Thursday 2 Jul' },
  { end: '2026-01-21', notice: [2, 'business days'], place: 'US', last: '2026-01-16', reasoning: 'Martin Luther King Day is Monday 19 Jan: 20, then Friday 16 Jan' },
  { end: '2026-06-22', notice: [1, 'business days'], place: 'US', last: '2026-06-18', reasoning: 'Juneteenth is Friday 19 Jun' },
  { end: '2026-01-06', notice: [2, 'business days'], place: 'GB-SCT', last: '2025-12-31', reasoning: 'Scotland keeps 2 Jan: Monday 5 Jan, then Wednesday 31 Dec' },
  { end: '2026-01-06', notice: [2, 'business days'], place: 'GB-ENG', last: '2026-01-02', reasoning: 'England does not: 5 and 2 Jan' },
  { end: '2026-06-05', notice: [1, 'business days'], place: 'DE-BY', last: '2026-06-03', reasoning: 'Corpus Christi is Thursday 4 Jun in Bavaria' },
  { end: '2026-06-05', notice: [1, 'business days'], place: 'DE-BE', last: '2026-06-04', reasoning: 'but not in Berlin' },
  { end: '2026-04-13', notice: [1, 'business days'], place: 'IL', last: '2026-04-12', reasoning: 'in Israel Sunday is a working day' },
  { end: '2026-03-16', notice: [2, 'business days'], place: 'IL', last: '2026-03-12', reasoning: 'Sunday 15 Mar, then over Saturday and Friday to Thursday 12 Mar' },
  { end: '2026-08-31', notice: [20, 'business days'], place: 'GB-ENG', last: '2026-08-03', reasoning: 'twenty weekdays before Monday 31 Aug: four whole weeks back, Monday 3 Aug is a holiday in Scotland only' },
  { end: '2026-08-31', notice: [20, 'business days'], place: 'GB-SCT', last: '2026-07-31', reasoning: 'in Scotland one day further, for Monday 3 Aug is a holiday there: Friday 31 Jul' },
]

/** Our own last day goes back to a day on which business is done. */
const rolling: readonly WorkedDeadline[] = [
  { end: '2027-03-29', notice: none, place: 'GB-ENG', last: '2027-03-25', reasoning: 'Easter Monday 2027: back over Sunday, Saturday and Good Friday to Thursday 25 Mar' },
  { end: '2026-05-05', notice: [1, 'days'], place: 'GB-ENG', last: '2026-05-01', reasoning: 'Monday 4 May is a holiday; back to Friday' },
  { end: '2026-05-05', notice: [1, 'days'], place: 'GB-ENG', side: 'theirs, rolling forward', last: '2026-05-05', reasoning: 'forward from the holiday is the last day itself' },
  { end: '2026-05-06', notice: none, place: 'JP', last: '2026-05-01', reasoning: 'back over the whole of Golden Week' },
  { end: '2026-05-03', notice: none, place: 'JP', side: 'theirs, rolling forward', last: '2026-05-07', reasoning: 'and forward over it' },
  { end: '2026-12-25', notice: none, place: 'GB-ENG', last: '2026-12-24', reasoning: 'Christmas Day: Thursday 24 Dec' },
  { end: '2027-01-01', notice: none, place: 'US', last: '2026-12-31', reasoning: 'New Year’s Day is a Friday: Thursday' },
  { end: '2026-11-26', notice: none, place: 'US', last: '2026-11-25', reasoning: 'Thanksgiving: Wednesday' },
  { end: '2026-10-03', notice: none, place: 'DE', last: '2026-10-02', reasoning: 'a holiday on a Saturday: Friday' },
]

/** Days on the way come off before rolling back; they are ours to lose. */
const delivery: readonly WorkedDeadline[] = [
  { end: '2026-12-31', notice: [90, 'days'], delivery: [2, 'days'], last: '2026-09-30', reasoning: '2 Oct less two days is Wednesday 30 Sep' },
  { end: '2026-12-31', notice: [90, 'days'], delivery: [2, 'business days'], last: '2026-09-30', reasoning: 'two business days before Friday 2 Oct: Wednesday 30 Sep' },
  { end: '2026-12-31', notice: [3, 'months'], delivery: [5, 'days'], last: '2026-09-25', reasoning: '30 Sep less five days is Friday 25 Sep' },
  { end: '2026-12-31', notice: [3, 'months'], delivery: [3, 'days'], last: '2026-09-25', reasoning: '30 Sep less three days is Sunday 27 Sep; back to Friday 25 Sep' },
  { end: '2026-12-31', notice: [3, 'months'], delivery: [3, 'days'], side: 'theirs', last: '2026-09-30', reasoning: 'theirs counts from when it arrives: 30 Sep' },
  { end: '2026-12-31', notice: [60, 'days'], delivery: [2, 'business days'], last: '2026-10-28', reasoning: '1 Nov is a Sunday, and what takes business days arrives on one: by Friday 30 Oct, so sent on Wednesday 28 Oct' },
  { end: '2026-04-30', notice: [21, 'days'], delivery: [2, 'business days'], place: 'GB-ENG', last: '2026-04-07', reasoning: '9 Apr less two business days: 8 and 7 Apr' },
  { end: '2026-04-28', notice: [21, 'days'], delivery: [2, 'business days'], place: 'GB-ENG', last: '2026-04-01', reasoning: '7 Apr less two business days over Easter: 2 and 1 Apr' },
]

export const workedDeadlines: readonly WorkedDeadline[] = [...days, ...clearDays, ...months, ...businessDays, ...rolling, ...delivery]
