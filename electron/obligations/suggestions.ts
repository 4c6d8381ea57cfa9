import { enterObligation, takeBackInContract } from '#electron/obligations/change.ts'
import type { Services } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getObligation } from '#electron/store/repositories/obligations.ts'
import { decidedSuggestions, forgetSuggestionDecision, saveSuggestionDecision, suggestionAccepted } from '#electron/store/repositories/suggestions.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { documentParagraphs } from '#shared/document/paragraph-lines.ts'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { suggestObligations } from '#shared/extraction/suggest-obligations.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Suggestion } from '#shared/ipc/obligations-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Obligation, ObligationDetails } from '#shared/obligations/obligation.ts'
import { suggestedDetails, type Sides } from '#shared/obligations/suggest.ts'

/** What the two sides are called: by their own names, and by the words that the text gives them. */
function sidesOf(services: Services, id: ContractId, text: string): Sides {
  const house = readWorkspace(services.db).settings.house.name
  const their = getContract(services.db, id).counterparty.name
  const rolesOf = (name: string): string[] => extractTerms(text, 'kept').parties.flatMap(({ value }) => (name !== '' && value.name.toLowerCase().startsWith(name.toLowerCase()) ? [value.role ?? ''] : []))
  return { us: [house, ...rolesOf(house)], them: [their, ...rolesOf(their)] }
}

/** What the text of a contract seems to oblige to, of which nobody decided yet (C2). */
export function suggestionsFor(services: Services, id: ContractId): Suggestion[] {
  const paragraphs = documentParagraphs(services.drafts.read(id).doc)
  const decided = decidedSuggestions(services.db, id)
  const facts = { sides: sidesOf(services, id, paragraphs.map(({ text }) => text).join('\n')), owner: services.me().id, today: services.today() }
  const labels = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph.label]))
  const seen = new Set<string>(decided)
  return suggestObligations(paragraphs).flatMap(({ paragraph, ...read }) => {
    const suggestion = suggestedDetails({ ...read, paragraph, clause: labels.get(paragraph) ?? '' }, facts)
    if (seen.has(suggestion.key)) return []
    seen.add(suggestion.key)
    return [{ ...suggestion, missing: [...suggestion.missing] }]
  })
}

/** Enters a suggestion as a person left it, or sets it aside for good. Throws obligation.may-not-edit, suggestion.decided. */
export function decideSuggestion(services: Services, contract: ContractId, key: string, accept: ObligationDetails | null): void {
  const suggested = suggestionsFor(services, contract).find((suggestion) => suggestion.key === key)
  if (suggested === undefined) throw new AppError('suggestion.decided', 'This suggestion was decided on already, or the text does not say so any more. Nothing was changed.')
  services.write((writer) => {
    if (!mayEdit(writer.actor)) throw new AppError('obligation.may-not-edit', 'Only an owner or an editor may decide on suggestions. Ask one of them, or switch to your own profile.')
    saveSuggestionDecision(writer.db, { contract, key, accepted: accept !== null, at: writer.now, by: writer.actor.id })
    if (accept !== null) enterObligation(services, writer, contract, accept, true)
    else writer.audit({ kind: 'suggestion rejected', contract, key, quote: suggested.details.source?.quote ?? '' })
  })
}

/** Undoes the acceptance of a suggestion: the obligation goes, the suggestion is open again. Throws suggestion.not-from-it and what the rule refuses. */
export function takeBackSuggestion(services: Services, contract: ContractId, key: string, id: Obligation['id']): void {
  services.write((writer) => {
    const obligation = getObligation(writer.db, id)
    const decision = suggestionAccepted(writer.db, contract, key)
    // Both were written in one change, by one person at one time.
    const fromIt = obligation.contract === contract && decision?.at === obligation.createdAt && decision.by === obligation.createdBy
    if (!fromIt) throw new AppError('suggestion.not-from-it', 'This obligation was not made from that suggestion. Nothing was changed.')
    takeBackInContract(services, writer, obligation, key)
    forgetSuggestionDecision(writer.db, contract, key)
  })
}
