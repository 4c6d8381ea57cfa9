import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { breachSchema, type Breach } from '#shared/obligations/breach.ts'

interface Row {
  readonly record: string
}

const read = ({ record }: Row): Breach => readRecord(breachSchema, record, 'a breach')

export function breachesOf(db: Db, contract: ContractId): Breach[] {
  return db.prepare<[string], Row>('SELECT record FROM breaches WHERE contract = ? ORDER BY id').all(contract).map(read)
}

/** Those whose clock may run. */
export function servedBreaches(db: Db): Breach[] {
  return db.prepare<[], Row>("SELECT record FROM breaches WHERE state IN ('notice served', 'curing') ORDER BY id").all().map(read)
}

/** Throws breach.missing. */
export function getBreach(db: Db, id: Breach['id']): Breach {
  const row = db.prepare<[string], Row>('SELECT record FROM breaches WHERE id = ?').get(id)
  if (row === undefined) throw new AppError('breach.missing', 'This breach is not in the workspace. Nothing was changed.')
  return read(row)
}

export function saveBreach(db: Db, breach: Breach): void {
  db.prepare('INSERT INTO breaches (id, contract, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(breach.id, breach.contract, writeRecord(breachSchema, breach, 'a breach'))
}
