import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { contractSchema, type Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

export function allContracts(db: Db): Contract[] {
  const rows = db.prepare<[], { record: string }>('SELECT record FROM contracts ORDER BY updated_at DESC').all()
  return rows.map((row) => readRecord(contractSchema, row.record, 'a contract'))
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
