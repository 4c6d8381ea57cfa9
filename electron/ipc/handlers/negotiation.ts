import type { Handlers } from '#electron/ipc/handler.ts'
import { turnsOf } from '#electron/negotiation/turns.ts'
import { AppError } from '#shared/ipc/errors.ts'

const notYet = () => new AppError('negotiation.not-ready', 'This cannot be done yet. Nothing was changed.')

export const negotiationHandlers: Handlers<'negotiation'> = {
  'negotiation.turns': (services, { contract }) => {
    const { turns, ...history } = turnsOf(services, contract)
    return { ...history, turns: [...turns] }
  },
  'negotiation.exchanges': () => [],
  'negotiation.send': () => Promise.reject(notYet()),
  'negotiation.receive': () => Promise.reject(notYet()),
  'negotiation.adopt': () => Promise.reject(notYet()),
}
