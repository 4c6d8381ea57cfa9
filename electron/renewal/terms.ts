import { replanContract } from '#electron/obligations/replan.ts'
import { businessCalendar, calendarOf } from '#electron/renewal/business-calendar.ts'
import { shownStanding, standingOf } from '#electron/renewal/standing.ts'
import type { Services } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { termRecord } from '#shared/contracts/status.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import { paragraphLines } from '#shared/document/paragraph-lines.ts'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { TermsView } from '#shared/ipc/renewal-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { changeTerms } from '#shared/renewal/change-terms.ts'
import { termsFromText } from '#shared/renewal/from-text.ts'
import { renewalHistory } from '#shared/renewal/history.ts'

/** The terms of a contract: as the record has them, where it stands by them, and what its text says of them. */
export function termsView(services: Services, id: ContractId): TermsView {
  const contract = getContract(services.db, id)
  const today = services.today()
  return {
    terms: contract.terms,
    uplift: contract.uplift,
    standing: shownStanding(contract, standingOf(contract, today, calendarOf), calendarOf),
    decisions: contract.renewals,
    history: renewalHistory(today, termRecord(contract)),
    fromText: fromText(services, id),
  }
}

function fromText(services: Services, id: ContractId): TermsView['fromText'] {
  const { text, paragraphAt } = paragraphLines(services.drafts.read(id).doc)
  const said = termsFromText(extractTerms(text, 'kept'))
  if (said === null) return null
  return { ...said, quotes: said.quotes.map(({ what, quote, start }) => ({ what, quote, paragraph: paragraphAt(start) })) }
}

/** Saves what a person says about how a contract goes on. Throws place.unknown, and what the rule refuses. */
export function saveTerms(services: Services, id: ContractId, next: { readonly terms: Terms | null; readonly uplift: UpliftRule | null }): void {
  if (next.terms !== null) businessCalendar(next.terms.place)
  services.write((writer) => {
    const { db, actor, now, audit } = writer
    const { contract, event } = allowed(changeTerms(getContract(db, id), next, actor, now))
    if (event === null) return
    saveContract(db, contract)
    audit(event)
    replanContract(services, writer, id)
  })
}
