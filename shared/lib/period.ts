import { z } from 'zod'
import { addDays, addMonths } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { businessDaysAfter, businessDaysBefore, type BusinessCalendar } from '#shared/lib/business-days.ts'

export const periodUnits = ['days', 'business days', 'weeks', 'months', 'years'] as const

/** A length of time as a contract states it. */
export const periodSchema = z.strictObject({ count: z.number().int().min(0).max(9999), unit: z.enum(periodUnits) })
export type PeriodUnit = (typeof periodUnits)[number]
export type Period = z.infer<typeof periodSchema>

/** In words: "3 months", "1 day". */
export function periodInWords({ count, unit }: Period): string {
  return `${count} ${count === 1 ? unit.replace(/s$/, '') : unit}`
}

/**
 * The day that lies a period before another. Months and years go by the corresponding date. Of business days the count begins with the last one
 * before `date`, which is never counted itself. `clear` leaves out both ends: one day earlier (Re Hector Whaling [1936] Ch 208).
 */
export function before(date: CalendarDate, { count, unit }: Period, calendar: BusinessCalendar, clear = false): CalendarDate {
  switch (unit) {
    case 'days': return addDays(date, -count - (clear ? 1 : 0))
    case 'weeks': return addDays(date, -7 * count - (clear ? 1 : 0))
    case 'months': return addDays(addMonths(date, -count), clear ? -1 : 0)
    case 'years': return addDays(addMonths(date, -12 * count), clear ? -1 : 0)
    case 'business days': return businessDaysBefore(date, count + (clear ? 1 : 0), calendar)
  }
}

/** The day on which a period that begins on another runs out: as `before`, the other way. */
export function after(date: CalendarDate, { count, unit }: Period, calendar: BusinessCalendar, clear = false): CalendarDate {
  switch (unit) {
    case 'days': return addDays(date, count + (clear ? 1 : 0))
    case 'weeks': return addDays(date, 7 * count + (clear ? 1 : 0))
    case 'months': return addDays(addMonths(date, count), clear ? 1 : 0)
    case 'years': return addDays(addMonths(date, 12 * count), clear ? 1 : 0)
    case 'business days': return businessDaysAfter(date, count + (clear ? 1 : 0), calendar)
  }
}
