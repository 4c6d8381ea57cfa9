import { calendarsFor } from '#electron/renewal/calendars.ts'
import { shownStanding, standingOf } from '#electron/renewal/standing.ts'
import type { Services } from '#electron/services.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { RenewalRow } from '#shared/ipc/renewal-api.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { nextOf } from '#shared/renewal/next-date.ts'

/** Sorts after any real date. */
const noDate = '9999-12-31'

/**
 * The contracts in force whose term comes to its end, or to our last day to give notice, within so many days, the nearest first (W3); behind them
 * those of which a person entered terms that lack a fact, for nobody can say when they come due.
 */
export async function renewalQueue(services: Services, withinDays: number): Promise<RenewalRow[]> {
  const today = services.today()
  const until = addDays(today, withinDays)
  const signed = allContracts(services.db).filter(({ state, terms, end }) => state === 'executed' && (terms !== null || end !== null))
  const calendarOf = await calendarsFor(signed)
  const rowOf = (contract: Contract): RenewalRow[] => {
    const standing = standingOf(contract, today, calendarOf)
    const next = nextOf(contract, standing, today)
    const lacking = contract.terms !== null && standing.missing.length > 0 && standing.standing !== 'ended'
    if (next === null ? !lacking : next.date > until) return []
    const { id, title, counterparty, value, terms, renewals } = contract
    const decision = renewals.findLast(({ term }) => term === standing.term) ?? null
    return [{ contract: id, title, counterparty: counterparty.name, value, kind: terms?.kind ?? 'unknown', standing: shownStanding(contract, standing, calendarOf), decision, next }]
  }
  return signed.flatMap(rowOf).toSorted((a, b) => (a.next?.date ?? noDate).localeCompare(b.next?.date ?? noDate) || a.title.localeCompare(b.title))
}
