import { weekdaysOnly } from '#shared/lib/business-days.ts'
import type { Breach } from '#shared/obligations/breach.ts'
import type { Anchors } from '#shared/obligations/first-due.ts'
import type { Obligation, ObligationDetails } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'
import { ada, id, noon } from '#test/helpers/records.ts'

/** What somebody enters: a payment on 2 March 2026, looked after by Ada. */
export function details(more: Partial<ObligationDetails> = {}): ObligationDetails {
  return {
    kind: 'payment', title: 'Pay the rent', debtor: 'them', beneficiary: 'us', owner: ada.id, acceptor: null, source: null, trigger: { on: 'date', date: '2026-03-02' },
    recurrence: null, lead: { count: 7, unit: 'days' }, grace: 0, cure: null, amount: null, conditionPrecedent: false, evidenceNeeded: false, ...more,
  }
}

export function obligation(more: Partial<Obligation> = {}): Obligation {
  return { ...details(), id: id('o1'), contract: id('lease'), ended: null, createdAt: noon, createdBy: ada.id, ...more }
}

export function occurrence(more: Partial<Occurrence> = {}): Occurrence {
  return { id: id('c1'), obligation: id('o1'), contract: id('lease'), number: 1, due: '2026-03-02', opens: '2026-02-23', state: 'scheduled', note: '', evidence: [], submitted: null, decided: null, ...more }
}

export function breach(more: Partial<Breach> = {}): Breach {
  return {
    id: id('b1'), contract: id('lease'), obligation: id('o1'), occurrence: null, by: 'them', what: 'The rent was not paid', source: null, state: 'alleged', allegedOn: '2026-03-02', served: null,
    cureDays: 14, ended: null, history: [{ at: noon, by: ada.id, to: 'alleged', note: '' }], ...more,
  }
}

export function anchors(dates: Partial<Anchors['dates']> = {}, term = 1): Anchors {
  return { dates: { signed: null, effective: null, 'end of term': null, 'notice deadline': null, ...dates }, term, calendar: weekdaysOnly }
}
