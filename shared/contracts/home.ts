import type { Contract } from '#shared/contracts/contract.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { nextDate } from '#shared/contracts/status.ts'
import { daysBetween, type CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId, Instant } from '#shared/lib/ids.ts'
import { openSigners } from '#shared/signing/turns.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'

/** One line of Home: what it is about, and the one thing to do. */
export interface HomeLine {
  readonly contract: ContractId
  readonly title: string
  readonly counterparty: string
  readonly what: string
  readonly since: Instant | null
  readonly due: CalendarDate | null
  readonly action: 'continue' | 'review' | 'approve' | 'sign' | 'fulfil' | 'renew' | 'open'
}

export interface HomeLists {
  readonly yourTurn: HomeLine[]
  readonly toApprove: HomeLine[]
  readonly toSign: HomeLine[]
  readonly due: HomeLine[]
}

/** Dates further away than this do not call for anything yet. */
export const horizonInDays = 90

const writing: ReadonlySet<Contract['state']> = new Set(['request', 'draft', 'review', 'negotiation'])

function line(contract: Contract, what: string, action: HomeLine['action'], since: Instant | null, due: CalendarDate | null = null): HomeLine {
  return { contract: contract.id, title: contract.title, counterparty: contract.counterparty.name, what, since, due, action }
}

/**
 * What needs this person today, of all contracts (U1). `waiting` says which contracts wait for their decision, and since when;
 * `nextOf` what comes next for a contract, where more is known than its own dates; `duties` what it obliges to.
 */
export function homeLists(
  contracts: readonly Contract[],
  ceremonies: readonly Ceremony[],
  me: Person,
  today: CalendarDate,
  waiting: ReadonlyMap<ContractId, Instant>,
  nextOf: (contract: Contract) => { readonly date: CalendarDate; readonly what: string } | null = (contract) => nextDate(contract, today),
  duties: readonly HomeLine[] = [],
): HomeLists {
  const yourTurn = contracts
    .filter((contract) => mayEdit(me) && contract.turn === 'ours' && (writing.has(contract.state) || contract.state === 'approved'))
    .map((contract) =>
      contract.state === 'approved'
        ? line(contract, 'Approved, ready to prepare for signing', 'open', contract.updatedAt)
        : line(contract, `In ${contract.state}, our turn`, contract.state === 'draft' ? 'continue' : 'review', contract.turnSince),
    )
  const toApprove = contracts.flatMap((contract) => {
    const since = waiting.get(contract.id)
    return since === undefined ? [] : [line(contract, 'Waits for your decision', 'approve', since)]
  })
  const toSign = ceremonies.flatMap((ceremony) => {
    const contract = contracts.find((each) => each.id === ceremony.contract)
    if (contract === undefined) return []
    if (ceremony.state === 'expired') return [line(contract, 'The time to sign has run out', 'open', ceremony.expiresAt)]
    const [signer, ...others] = openSigners(ceremony)
    if (signer === undefined) return []
    return [line(contract, others.length === 0 ? `${signer.name} signs next` : `${signer.name} and ${others.length} ${others.length === 1 ? 'other' : 'others'} can sign`, 'sign', ceremony.createdAt)]
  })
  const due = contracts
    .flatMap((contract) => {
      const next = nextOf(contract)
      return next === null || daysBetween(today, next.date) > horizonInDays ? [] : [line(contract, next.what, contract.state === 'executed' && contract.terms !== null ? 'renew' : 'open', null, next.date)]
    })
    .concat(duties)
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
  return { yourTurn, toApprove, toSign, due }
}
