import type { Services } from '#electron/services.ts'
import { auditEntriesOfKind } from '#electron/store/repositories/audit.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { exchangesOf } from '#electron/store/repositories/exchanges.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ExchangeView } from '#shared/ipc/negotiation-views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Exchange } from '#shared/negotiation/exchange.ts'

/** What crossed between the sides of a contract, oldest first, with whether what was received was taken into the text. */
export function exchangeViews({ db }: Services, id: ContractId): ExchangeView[] {
  const contract = getContract(db, id).id
  const names = new Map(allPeople(db).map((person) => [person.id, person.name]))
  const nameOf = (person: Exchange['by'] | null): string => (person === null ? undefined : names.get(person)) ?? 'Someone no longer known'
  const adoptions = new Map(auditEntriesOfKind(db, contract, 'redline adopted').map(({ at, by, event }) => [event.exchange, { at, by: nameOf(by) }]))
  return exchangesOf(db, contract).map((exchange) => ({
    exchange,
    byName: nameOf(exchange.by),
    version: getVersion(db, exchange.version),
    adopted: adoptions.get(exchange.id) ?? null,
  }))
}

/** One of them. Throws exchange.missing. */
export function exchangeView(services: Services, contract: ContractId, id: Exchange['id']): ExchangeView {
  const found = exchangeViews(services, contract).find(({ exchange }) => exchange.id === id)
  if (found === undefined) throw new AppError('exchange.missing', 'This exchange is not recorded for the contract.')
  return found
}
