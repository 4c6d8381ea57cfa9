import type { ObligationKind } from '#shared/obligations/obligation.ts'
import type { ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

const kinds: Readonly<Record<ObligationKind, string>> = {
  deliverable: 'Deliverable',
  payment: 'Payment',
  report: 'Report',
  notice: 'Notice',
  restriction: 'Restriction',
  right: 'Right',
  insurance: 'Insurance',
  certificate: 'Certificate',
}

const states: Readonly<Record<ShownOccurrenceState, string>> = {
  scheduled: 'Scheduled',
  open: 'Open',
  submitted: 'Submitted',
  accepted: 'Accepted',
  returned: 'Returned',
  waived: 'Waived',
}

const stateMeanings: Readonly<Record<ShownOccurrenceState, string>> = {
  scheduled: 'Its time has not come yet. It opens by itself.',
  open: 'To be done now.',
  submitted: 'Done, and waiting for somebody to accept it.',
  accepted: 'Done and accepted.',
  returned: 'Sent back: something is still missing.',
  waived: 'Given up, with a reason.',
}

export const texts = {
  kinds,
  states,
  stateMeanings,
  overdue: 'Overdue',
  title: 'Obligations',
  lede: 'What every contract asks for, and when.',
  one: 'occurrence',
  many: 'occurrences',
  views: { list: 'List', board: 'Board', calendar: 'Calendar' },
  view: 'How obligations are shown',
  opening: 'Fetching what is due',
  exportCalendar: 'Calendar file',
  exportHint: 'Save what is due and every notice deadline as an .ics file, for any calendar',
  exported: (fileName: string, entries: string) => `${fileName} was saved, with ${entries}.`,
  exportedOne: 'entry',
  exportedMany: 'entries',
  mine: 'Mine',
  noParty: 'No party yet',
  conditionPrecedent: 'Condition precedent',
  conditionMeaning: 'The contract becomes active only when this is done or waived.',
  recurring: 'Comes again',
  parties: { us: 'We', them: 'They', both: 'Both sides' },
} as const
