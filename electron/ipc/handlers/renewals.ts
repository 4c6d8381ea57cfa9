import { contractView } from '#electron/contracts/view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { decideAboutRenewal } from '#electron/renewal/decide.ts'
import { renewalQueue } from '#electron/renewal/queue.ts'
import { termsView } from '#electron/renewal/terms.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { checkUplift } from '#shared/renewal/uplift.ts'

export const renewalHandlers: Handlers<'renewals'> = {
  'renewals.queue': (services, { withinDays }) => renewalQueue(services, withinDays),

  'renewals.decide': (services, { contract, ...request }) => {
    decideAboutRenewal(services, contract, request)
    return { view: contractView(services, contract), terms: termsView(services, contract) }
  },

  // Letters are written by what writes Word files and prints, which a decision does not wait for.
  'renewals.letter': async (services, input) => (await import('#electron/renewal/letter.ts')).writeNoticeLetter(services, input),

  'renewals.checkUplift': (services, { contract, asked, index }) => checkUplift(getContract(services.db, contract), asked, index, services.today()),
}
