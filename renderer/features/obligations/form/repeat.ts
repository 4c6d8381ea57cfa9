import type { CalendarDate } from '#shared/lib/calendar.ts'

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** RFC 5545 section 3.3.10, in the order of a week that begins on Monday. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** The usual ways to come again, as the form builds them. */
export interface Repeat {
  readonly frequency: Frequency
  /** Every n-th day, week, month or year; from 1. */
  readonly interval: number
  /** Of weeks only; empty: on the weekday of the first due date. */
  readonly weekdays: readonly Weekday[]
  /** Of months only; null: on the day of the first due date. */
  readonly day: number | 'last' | null
  readonly end: { readonly by: 'never' } | { readonly by: 'date'; readonly until: CalendarDate } | { readonly by: 'count'; readonly count: number }
}

export const monthly: Repeat = { frequency: 'MONTHLY', interval: 1, weekdays: [], day: null, end: { by: 'never' } }

/** The RRULE that says the same, RFC 5545 section 3.3.10. */
export function ruleFrom({ frequency, interval, weekdays: days, day, end }: Repeat): string {
  const parts = [`FREQ=${frequency}`]
  if (interval !== 1) parts.push(`INTERVAL=${interval}`)
  if (frequency === 'WEEKLY' && days.length > 0) parts.push(`BYDAY=${weekdays.filter(each => days.includes(each)).join(',')}`)
  if (frequency === 'MONTHLY' && day !== null) parts.push(`BYMONTHDAY=${day === 'last' ? -1 : day}`)
  if (end.by === 'date') parts.push(`UNTIL=${end.until.replaceAll('-', '')}`)
  if (end.by === 'count') parts.push(`COUNT=${end.count}`)
  return parts.join(';')
}

const wholeNumber = (text: string, least: number, most: number): number | null => {
  const value = Number(text)
  return /^\d{1,4}$/.test(text) && value >= least && value <= most ? value : null
}

/** Reads a rule back into what the form builds; null where it says more than that, and is then edited as text. */
export function repeatFrom(rule: string): Repeat | null {
  const parts = rule.trim().toUpperCase().replace(/^RRULE:/, '').split(';').filter(part => part !== '').map(part => part.split('='))
  const named = new Map(parts.map(([name = '', value = '']) => [name, value]))
  if (named.size !== parts.length || parts.some(part => part.length !== 2)) return null
  const take = (name: string): string | undefined => {
    const value = named.get(name)
    named.delete(name)
    return value
  }
  const frequency = frequencies.find(each => each === named.get('FREQ'))
  take('FREQ')
  const interval = wholeNumber(take('INTERVAL') ?? '1', 1, 999)
  const week = take('WKST') ?? 'MO'
  if (frequency === undefined || interval === null || week !== 'MO') return null
  const days = frequency === 'WEEKLY' ? (take('BYDAY') ?? '').split(',').filter(each => each !== '') : []
  const chosen = weekdays.filter(each => days.includes(each))
  const monthDay = frequency === 'MONTHLY' ? take('BYMONTHDAY') : undefined
  const day = monthDay === undefined ? null : monthDay === '-1' ? 'last' : wholeNumber(monthDay, 1, 31)
  const end = endFrom(take('UNTIL'), take('COUNT'))
  if (chosen.length !== days.length || (monthDay !== undefined && day === null) || end === null || named.size > 0) return null
  return { frequency, interval, weekdays: chosen, day, end }
}

function endFrom(until: string | undefined, count: string | undefined): Repeat['end'] | null {
  if (until !== undefined && count !== undefined) return null
  if (count !== undefined) {
    const times = wholeNumber(count, 1, 9999)
    return times === null ? null : { by: 'count', count: times }
  }
  if (until === undefined) return { by: 'never' }
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(until) ?? []
  return day === undefined ? null : { by: 'date', until: `${year ?? ''}-${month ?? ''}-${day}` }
}
