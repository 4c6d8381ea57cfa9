import type { Handlers } from '#electron/ipc/handler.ts'
import { contractView } from '#electron/contracts/view.ts'
import { comparisonView } from '#electron/negotiation/comparison.ts'
import { exchangeView, exchangeViews } from '#electron/negotiation/exchanges.ts'
import { adoptText, receiveText } from '#electron/negotiation/receive.ts'
import { sendText } from '#electron/negotiation/send.ts'
import { turnsOf } from '#electron/negotiation/turns.ts'

export const negotiationHandlers: Handlers<'negotiation'> = {
  'negotiation.turns': (services, { contract }) => {
    const { turns, ...history } = turnsOf(services, contract)
    return { ...history, turns: [...turns] }
  },

  'negotiation.exchanges': (services, { contract }) => exchangeViews(services, contract),

  'negotiation.send': async (services, input) => {
    const sent = await sendText(services, input)
    return { view: contractView(services, input.contract), sent: exchangeView(services, input.contract, sent) }
  },

  'negotiation.receive': (services, { contract, note, ...file }) => {
    const { exchange, report, compared, editedSince } = receiveText(services, contract, file, note)
    return { view: contractView(services, contract), received: exchangeView(services, contract, exchange), report, comparison: comparisonView(compared), editedSince }
  },

  'negotiation.adopt': (services, { contract, exchange, setAsideEdits }) => {
    adoptText(services, contract, exchange, setAsideEdits)
    return contractView(services, contract)
  },
}
