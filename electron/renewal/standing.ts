import type { CalendarOf } from '#electron/renewal/calendars.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { termRecord } from '#shared/contracts/status.ts'
import type { StandingView } from '#shared/ipc/renewal-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { standingInWords } from '#shared/renewal/standing-in-words.ts'
import { standingOn, type Standing } from '#shared/renewal/standing.ts'

/** Where contracts stood when it was last asked. A record that was read is never changed, so a contract that changed is another one. */
const reckoned = new WeakMap<Contract, { readonly on: CalendarDate; readonly standing: Standing }>()

/** Where a contract stands in its terms on a day, by the holidays of its place. Counting business days of thousands is what takes the time of a list. */
export function standingOf(contract: Contract, today: CalendarDate, calendarOf: CalendarOf): Standing {
  const before = reckoned.get(contract)
  if (before?.on === today) return before.standing
  const standing = standingOn(today, termRecord(contract), calendarOf(contract.terms?.place ?? ''))
  reckoned.set(contract, { on: today, standing })
  return standing
}

/** The same as it is shown, with what it means in words. */
export function shownStanding(contract: Contract, standing: Standing, calendarOf: CalendarOf): StandingView {
  const { missing, ours, theirs, ...facts } = standing
  const words = standingInWords(standing, termRecord(contract), calendarOf(contract.terms?.place ?? ''))
  return { ...facts, words, missing: [...missing], ours: shownDeadline(ours), theirs: shownDeadline(theirs) }
}

function shownDeadline(deadline: Standing['ours']): StandingView['ours'] {
  return deadline === null ? null : { date: deadline.date, steps: deadline.steps.map((step) => ({ ...step })) }
}
