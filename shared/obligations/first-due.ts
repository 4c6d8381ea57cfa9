import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import { calendarDateSchema, type CalendarDate } from '#shared/lib/calendar.ts'
import { after, before, type Period } from '#shared/lib/period.ts'
import type { Trigger } from '#shared/obligations/obligation.ts'

type Anchor = Extract<Trigger, { readonly on: 'offset' }>['anchor']

/** The dates of a contract that offsets are counted from, as far as they are known on a day. */
export interface Anchors {
  readonly dates: Readonly<Record<Anchor, CalendarDate | null>>
  /** The term that the end and the notice deadline belong to, from 1. */
  readonly term: number
  readonly calendar: BusinessCalendar
}

/** When an obligation is first due, or what it waits for in words. */
export type FirstDue = { readonly due: CalendarDate; readonly waitsFor: null } | { readonly due: null; readonly waitsFor: string }

const waiting: Readonly<Record<Anchor, string>> = {
  signed: 'the day on which everyone has signed',
  effective: 'the day on which the contract takes effect',
  'end of term': 'the day on which the present term ends',
  'notice deadline': 'the last day to give notice',
}

/** What lies beyond the dates there are is reckoned to be the last one, or the first. */
const ends: ReadonlySet<CalendarDate> = new Set(['0000-01-01', '9999-12-31'])

/** Records hold dates of the years 1 to 9999; a period may lead beyond them. */
function within(shifted: CalendarDate): FirstDue {
  return calendarDateSchema.safeParse(shifted).success && !ends.has(shifted) ? { due: shifted, waitsFor: null } : { due: null, waitsFor: 'a date between the years 1 and 9999' }
}

function shifted(date: CalendarDate, period: Period, direction: 'before' | 'after', calendar: BusinessCalendar): FirstDue {
  return within(direction === 'before' ? before(date, period, calendar) : after(date, period, calendar))
}

/** When an obligation is first due, from what brings it about (C1). */
export function firstDue(trigger: Trigger, { dates, calendar }: Anchors): FirstDue {
  switch (trigger.on) {
    case 'date':
      return { due: trigger.date, waitsFor: null }
    case 'event':
      return trigger.happenedOn === null ? { due: null, waitsFor: trigger.event } : shifted(trigger.happenedOn, trigger.after, 'after', calendar)
    case 'offset': {
      const anchor = dates[trigger.anchor]
      return anchor === null ? { due: null, waitsFor: waiting[trigger.anchor] } : shifted(anchor, trigger.period, trigger.direction, calendar)
    }
  }
}

/** Whether the date is counted from an end that is another one in every term. */
export function followsTerms(trigger: Trigger): boolean {
  return trigger.on === 'offset' && (trigger.anchor === 'end of term' || trigger.anchor === 'notice deadline')
}
