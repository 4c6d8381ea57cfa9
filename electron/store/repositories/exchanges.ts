import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { exchangeSchema, type Exchange } from '#shared/negotiation/exchange.ts'

/** What crossed between the sides of a contract, oldest first. */
export function exchangesOf(db: Db, contract: ContractId): Exchange[] {
  const rows = db.prepare<[string], { record: string }>('SELECT record FROM exchanges WHERE contract = ? ORDER BY rowid').all(contract)
  return rows.map((row) => readRecord(exchangeSchema, row.record, 'an exchange'))
}

/** Throws exchange.missing, also for one of another contract. */
export function getExchange(db: Db, contract: ContractId, id: Exchange['id']): Exchange {
  const found = exchangesOf(db, contract).find((exchange) => exchange.id === id)
  if (found === undefined) throw new AppError('exchange.missing', 'This exchange is not recorded for the contract.')
  return found
}

export function insertExchange(db: Db, exchange: Exchange): void {
  db.prepare('INSERT INTO exchanges (id, contract, version, record) VALUES (?, ?, ?, ?)').run(
    exchange.id,
    exchange.contract,
    exchange.version,
    writeRecord(exchangeSchema, exchange, 'an exchange'),
  )
}
