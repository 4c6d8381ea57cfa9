import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import type { Period } from '#shared/lib/period.ts'
import type { anchors, ObligationDetails, ObligationSource, Trigger } from '#shared/obligations/obligation.ts'

/** An obligation while it is written down: every way to say when is kept, so that trying another loses nothing. */
export interface FormValues extends Omit<ObligationDetails, 'trigger' | 'lead'> {
  readonly when: Trigger['on']
  readonly date: CalendarDate | null
  readonly event: string
  readonly happenedOn: CalendarDate | null
  readonly after: Period
  readonly anchor: (typeof anchors)[number]
  readonly direction: 'before' | 'after'
  readonly offset: Period
  readonly lead: Period | null
}

const noTime: Period = { count: 0, unit: 'days' }

/** A new one: theirs to do, ours to watch over. */
export function newValues(owner: PersonId, source: ObligationSource | null): FormValues {
  return {
    kind: 'deliverable',
    title: '',
    debtor: 'them',
    beneficiary: 'us',
    owner,
    acceptor: null,
    source,
    recurrence: null,
    grace: 0,
    cure: null,
    amount: null,
    conditionPrecedent: false,
    evidenceNeeded: false,
    when: 'date',
    date: null,
    event: '',
    happenedOn: null,
    after: noTime,
    anchor: 'effective',
    direction: 'after',
    offset: { count: 30, unit: 'days' },
    lead: { count: 7, unit: 'days' },
  }
}

/** One that is there already, or was suggested. */
export function valuesOf({ trigger, ...details }: ObligationDetails): FormValues {
  const start = { ...newValues(details.owner, details.source), ...details, when: trigger.on }
  switch (trigger.on) {
    case 'date':
      return { ...start, date: trigger.date }
    case 'event':
      return { ...start, event: trigger.event, happenedOn: trigger.happenedOn, after: trigger.after }
    case 'offset':
      return { ...start, anchor: trigger.anchor, direction: trigger.direction, offset: trigger.period }
  }
}

function triggerOf(values: FormValues): Trigger | null {
  switch (values.when) {
    case 'date':
      return values.date === null ? null : { on: 'date', date: values.date }
    case 'event':
      return values.event.trim() === '' ? null : { on: 'event', event: values.event.trim(), happenedOn: values.happenedOn, after: values.after }
    case 'offset':
      return { on: 'offset', anchor: values.anchor, direction: values.direction, period: values.offset }
  }
}

/** What is saved; null while something that every obligation needs is missing. */
export function detailsOf(values: FormValues): ObligationDetails | null {
  const trigger = triggerOf(values)
  const title = values.title.trim()
  if (trigger === null || title === '') return null
  const { kind, debtor, beneficiary, owner, acceptor, source, recurrence, grace, cure, amount, conditionPrecedent, evidenceNeeded, lead } = values
  return { kind, title, debtor, beneficiary, owner, acceptor, source, trigger, recurrence: recurrence === null || recurrence.trim() === '' ? null : recurrence.trim(), lead: lead ?? noTime, grace, cure, amount, conditionPrecedent, evidenceNeeded }
}
