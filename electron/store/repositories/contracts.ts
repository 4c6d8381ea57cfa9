import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { contractSchema, type Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Contracts as they were read last, by the JSON they are kept as: reading thousands anew for every list takes longer than all the rest of it. */
const readBefore = new WeakMap<Db, ReadonlyMap<string, Contract>>()

export function allContracts(db: Db): Contract[] {
  const before = readBefore.get(db)
  const now = new Map<string, Contract>()
  for (const { record } of db.prepare<[], { record: string }>('SELECT record FROM contracts ORDER BY updated_at DESC').iterate()) {
    now.set(record, before?.get(record) ?? Object.freeze(readRecord(contractSchema, record, 'a contract')))
  }
  readBefore.set(db, now)
  return [...now.values()]
}

/** Throws contract.missing. */
export function getContract(db: Db, id: ContractId): Contract {
  const row = db.prepare<[string], { record: string }>('SELECT record FROM contracts WHERE id = ?').get(id)
  if (row === undefined) throw new AppError('contract.missing', 'This contract is not in the workspace.')
  return readRecord(contractSchema, row.record, 'a contract')
}

export function saveContract(db: Db, contract: Contract): void {
  db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    contract.id,
    writeRecord(contractSchema, contract, 'a contract'),
  )
}
