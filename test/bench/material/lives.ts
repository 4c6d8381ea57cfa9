import type { Services } from '#electron/services.ts'
import { saveRound } from '#electron/store/repositories/approval-rounds.ts'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { saveObligation } from '#electron/store/repositories/obligations.ts'
import { saveOccurrence } from '#electron/store/repositories/occurrences.ts'
import { savePerson } from '#electron/store/repositories/people.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import { addDays, addMonths } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { obligationKinds, type Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'
import { randomFrom } from '#test/bench/material/words.ts'
import { contract, id, round } from '#test/helpers/records.ts'

const ahead = 18
const everyMonths = 3
const places = ['', 'GB-ENG', 'US-CA', 'DE-BE', 'JP'] as const
const goods = ['Supply', 'Lease', 'Licence', 'Services', 'Maintenance', 'Distribution'] as const

/** How contracts go on, in turns: most renew by themselves. */
function termsOf(index: number): Terms | null {
  const kind = (['automatic', 'automatic', 'evergreen', 'fixed', 'optional'] as const)[index % 5] ?? 'fixed'
  const notice = { period: { count: 30 * (1 + (index % 3)), unit: index % 4 === 0 ? 'business days' : 'days' }, clear: index % 2 === 0, delivery: { count: 2, unit: 'business days' }, theirsRollsForward: false } as const
  return { kind, renewal: kind === 'automatic' || kind === 'optional' ? { count: 12, unit: 'months' } : null, most: null, notice: kind === 'fixed' ? null : notice, endsOn: 'any day', place: places[index % places.length] ?? '' }
}

/** Seven of ten are signed and in force, one waits for approval, two are drafts. */
function contractOf(index: number, today: CalendarDate, owner: Person): Contract {
  const state = index % 10 < 7 ? 'executed' : index % 10 === 7 ? 'approval pending' : 'draft'
  const start = addDays(today, -(index * 37) % 1400)
  const title = `${goods[index % goods.length] ?? ''} agreement ${index}`
  const base = contract({ id: id(`contract-${String(index).padStart(6, '0')}`), title, type: 'services', state, owner: owner.id, createdBy: owner.id, effective: start, end: addDays(addMonths(start, 24), -1), terms: termsOf(index) })
  return { ...base, counterparty: { ...base.counterparty, name: `Counterparty ${index % 800} Ltd`, address: `${index} High Street` }, value: { amount: String(1000 + index), currency: 'GBP' } }
}

function obligationOf(of: Contract, number: number, today: CalendarDate, owner: Person): Obligation {
  const first = addDays(addMonths(today, -6), (number * 13) % 90)
  const recurring = number === 0
  return {
    id: id(`${of.id}-o${number}`), contract: of.id, kind: obligationKinds[(number + of.title.length) % obligationKinds.length] ?? 'payment', title: recurring ? `Report of ${of.title}` : `Duty ${number} of ${of.title}`,
    debtor: number % 2 === 0 ? 'us' : 'them', beneficiary: number % 2 === 0 ? 'them' : 'us', owner: owner.id, acceptor: null, source: null,
    trigger: number === 2 ? { on: 'offset', anchor: 'end of term', direction: 'before', period: { count: 30, unit: 'days' } } : { on: 'date', date: first },
    recurrence: recurring ? `FREQ=MONTHLY;INTERVAL=${everyMonths}` : null, lead: { count: 14, unit: 'days' }, grace: 5, cure: 14, amount: null, conditionPrecedent: false, evidenceNeeded: false, ended: null,
    createdAt: of.createdAt, createdBy: owner.id,
  }
}

/**
 * Fills a workspace with contracts in all stages of their lives, three obligations and ten dates each, in one transaction and past the calls: what is
 * measured is how they are read.
 */
export function fillWithLives(services: Services, contracts: number): void {
  const { db } = services
  const [today, me] = [services.today(), services.me()]
  const random = randomFrom(7)
  const others = ['Ben', 'Carla', 'Dev'].map((name): Person => ({ ...me, id: id(name.toLowerCase()), name }))
  const people = [me, ...others]
  const someone = (): Person => people[Math.floor(random() * people.length)] ?? me
  const save = (obligation: Obligation, dues: readonly CalendarDate[], on: CalendarDate): void => {
    saveObligation(db, obligation, { on, through: addMonths(today, ahead) })
    for (const [index, due] of dues.entries()) {
      const done = due < today && random() < 0.9
      const occurrence: Occurrence = {
        id: id(`${obligation.id}-${index}`), obligation: obligation.id, contract: obligation.contract, number: index + 1, due, opens: addDays(due, -14), state: done ? 'accepted' : 'scheduled', note: '', evidence: [],
        submitted: done ? { at: obligation.createdAt, on: due, by: me.id } : null, decided: done ? { at: obligation.createdAt, by: me.id, reason: '' } : null,
      }
      saveOccurrence(db, occurrence, obligation.grace)
    }
  }
  db.transaction(() => {
    for (const person of others) savePerson(db, person)
    for (let index = 0; index < contracts; index += 1) {
      const of = contractOf(index, today, me)
      saveContract(db, of)
      const ends = [0, 1, 2].map((number) => obligationOf(of, number, today, someone()))
      for (const [number, obligation] of ends.entries()) {
        const first = obligation.trigger.on === 'date' ? obligation.trigger.date : addDays(of.end ?? today, -30)
        save(obligation, Array.from({ length: number === 0 ? 8 : 1 }, (_, at) => addMonths(first, at * everyMonths)), '9999-12-31')
      }
      if (of.state === 'approval pending') saveRound(db, round({ id: id(`round-${index}`), contract: of.id, submitter: id('ben'), submittedAt: of.createdAt }))
    }
  }).immediate()
}
