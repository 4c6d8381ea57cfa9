import { contractView } from '#electron/contracts/view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { knownPlaces } from '#electron/renewal/business-calendar.ts'
import { saveTerms, termsView } from '#electron/renewal/terms.ts'

export const termsHandlers: Handlers<'terms'> = {
  'terms.get': (services, { contract }) => termsView(services, contract),

  'terms.save': (services, { contract, terms, uplift }) => {
    saveTerms(services, contract, { terms, uplift })
    return { view: contractView(services, contract), terms: termsView(services, contract) }
  },

  'terms.places': () => knownPlaces(),
}
