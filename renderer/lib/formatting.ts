import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Money } from '#shared/document/field.ts'
import type { Instant } from '#shared/lib/ids.ts'

const dayMs = 86_400_000

const two = (value: number): string => String(value).padStart(2, '0')

/** The day an instant falls on where the person is. */
export function localDay(instant: Instant | Date): CalendarDate {
  const date = instant instanceof Date ? instant : new Date(instant)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export const today = (): CalendarDate => localDay(new Date())

const asUtc = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`)

/** A calendar date in the person's manner: 1 Mar 2026. */
export function formatDate(date: CalendarDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(asUtc(date))
}

/** A calendar date in full, for the head of a page: Sunday 1 March 2026. */
export function formatLongDate(date: CalendarDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(asUtc(date))
}

/** Whole days from one calendar date to another; negative when the second lies before the first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / dayMs)
}

/** How far away a date is, in the largest unit that is still exact enough: today, in 12 days, 3 months ago. */
export function formatDistance(date: CalendarDate, from: CalendarDate, locale: string): string {
  const days = daysBetween(from, date)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (Math.abs(days) < 60) return words.format(days, 'day')
  if (Math.abs(days) < 730) return words.format(Math.round(days / 30.44), 'month')
  return words.format(Math.round(days / 365.25), 'year')
}

/** Which day it is that something has been held, counted from 1. */
export function dayHeld(since: Instant): number {
  return daysBetween(localDay(since), today()) + 1
}

/** The moment something happened: 1 Mar 2026, 09:30. */
export function formatMoment(instant: Instant, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** The time of day alone: 09:30. */
export function formatTime(instant: Instant, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** An amount in the person's manner; the decimal text is handed to the formatter as it is, so no cent is lost. */
export function formatMoney(money: Money, locale: string): string {
  const style = { style: 'currency', currency: money.currency, minimumFractionDigits: money.amount.includes('.') ? 2 : 0 } as const
  const amount: Intl.StringNumericLiteral | number = isNumeric(money.amount) ? money.amount : 0
  return new Intl.NumberFormat(locale, style).format(amount)
}

function isNumeric(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text)
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** "one person", "3 people": the number and the right form of the word. */
export function counted(count: number, one: string, many: string, locale: string): string {
  return `${formatNumber(count, locale)} ${count === 1 ? one : many}`
}

/** A hash as people compare it: the first and last digits in groups of four. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
}

/** First letters of the first and last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(word => word !== '')
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => (word === undefined ? '' : [...word][0] ?? ''))
  return letters.join('').toLocaleUpperCase()
}
