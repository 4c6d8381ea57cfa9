import type { Handlers } from '#electron/ipc/handler.ts'
import { allege, takeStep, writeBreachLetter } from '#electron/obligations/breaches.ts'
import { contractObligations } from '#electron/obligations/of-contract.ts'
import { endBreach, serveNotice, startCure } from '#shared/obligations/breach-steps.ts'

export const breachHandlers: Handlers<'breaches'> = {
  'breaches.allege': (services, given) => {
    allege(services, given)
    return contractObligations(services, given.contract)
  },

  'breaches.letter': (services, given) => writeBreachLetter(services, given),

  'breaches.serve': (services, { breach, ...served }) => contractObligations(services, takeStep(services, breach, (before, step) => serveNotice(before, served, step))),

  'breaches.startCure': (services, { breach, note }) => contractObligations(services, takeStep(services, breach, (before, step) => startCure(before, note, step))),

  'breaches.end': (services, { breach, as, on, how }) => contractObligations(services, takeStep(services, breach, (before, step) => endBreach(before, as, { on, how }, step))),
}
