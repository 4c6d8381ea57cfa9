import type { Handlers } from '#electron/ipc/handler.ts'
import { addToContract, changeInContract, endInContract, happenedInContract } from '#electron/obligations/change.ts'
import { contractObligations } from '#electron/obligations/of-contract.ts'
import { listOccurrences, monthOf } from '#electron/obligations/rows.ts'
import { decideSuggestion, suggestionsFor, takeBackSuggestion } from '#electron/obligations/suggestions.ts'

export const obligationHandlers: Handlers<'obligations'> = {
  'obligations.list': (services, query) => listOccurrences(services, query),

  'obligations.month': (services, { month, mine }) => monthOf(services, month, mine),

  'obligations.ofContract': (services, { contract }) => contractObligations(services, contract),

  'obligations.add': (services, { contract, details }) => {
    addToContract(services, contract, details)
    return contractObligations(services, contract)
  },

  'obligations.change': (services, { obligation, details }) => contractObligations(services, changeInContract(services, obligation, details)),

  'obligations.end': (services, { obligation, reason }) => contractObligations(services, endInContract(services, obligation, reason)),

  'obligations.happened': (services, { obligation, on }) => contractObligations(services, happenedInContract(services, obligation, on)),

  'obligations.suggest': (services, { contract }) => suggestionsFor(services, contract),

  'obligations.decideSuggestion': (services, { contract, key, accept }) => {
    decideSuggestion(services, contract, key, accept)
    return { suggestions: suggestionsFor(services, contract), of: contractObligations(services, contract) }
  },

  'obligations.takeBackSuggestion': (services, { contract, key, obligation }) => {
    takeBackSuggestion(services, contract, key, obligation)
    return { suggestions: suggestionsFor(services, contract), of: contractObligations(services, contract) }
  },
}
