import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { contractSchema, type Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

interface ReadBefore {
  readonly at: string
  readonly byRecord: ReadonlyMap<string, Contract>
}

/** Contracts as they were read last, by the JSON they are kept as: reading thousands anew for every list takes longer than all the rest of it. */
const readBefore = new WeakMap<Db, ReadBefore>()

/** Another text after anything changed in the file: the rows this connection changed so far, and what others did (sqlite.org/pragma.html#pragma_data_version). */
function stateOf(db: Db): string {
  const state = db.prepare<[], { ours: number; theirs: number }>('SELECT total_changes() AS ours, data_version AS theirs FROM pragma_data_version').get()
  return `${state?.ours ?? ''} ${state?.theirs ?? ''}`
}

/** Every contract, the one changed last first. One that did not change is the same object as before. */
export function allContracts(db: Db): Contract[] {
  const before = readBefore.get(db)
  const at = stateOf(db)
  // What is read inside a change may be rolled back, which the count of changes does not tell.
  if (before?.at === at && !db.inTransaction) return [...before.byRecord.values()]
  const now = new Map<string, Contract>()
  for (const { record } of db.prepare<[], { record: string }>('SELECT record FROM contracts ORDER BY updated_at DESC').iterate()) {
    now.set(record, before?.byRecord.get(record) ?? Object.freeze(readRecord(contractSchema, record, 'a contract')))
  }
  if (!db.inTransaction) readBefore.set(db, { at, byRecord: now })
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
