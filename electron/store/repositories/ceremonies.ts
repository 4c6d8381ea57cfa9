import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { CeremonyId, ContractId } from '#shared/lib/ids.ts'
import { ceremonySchema, type Ceremony } from '#shared/signing/ceremony.ts'

export function ceremoniesOf(db: Db, contract: ContractId): Ceremony[] {
  const rows = db.prepare<[string], { record: string }>('SELECT record FROM ceremonies WHERE contract = ? ORDER BY id').all(contract)
  return rows.map((row) => readRecord(ceremonySchema, row.record, 'a signing'))
}

export function openCeremonies(db: Db): Ceremony[] {
  const rows = db.prepare<[], { record: string }>("SELECT record FROM ceremonies WHERE state = 'open' ORDER BY id").all()
  return rows.map((row) => readRecord(ceremonySchema, row.record, 'a signing'))
}

/** Every ceremony ever held, for recognising a file as ours. */
export function allCeremonies(db: Db): Ceremony[] {
  const rows = db.prepare<[], { record: string }>('SELECT record FROM ceremonies ORDER BY id').all()
  return rows.map((row) => readRecord(ceremonySchema, row.record, 'a signing'))
}

/** Throws ceremony.missing. */
export function getCeremony(db: Db, id: CeremonyId): Ceremony {
  const row = db.prepare<[string], { record: string }>('SELECT record FROM ceremonies WHERE id = ?').get(id)
  if (row === undefined) throw new AppError('ceremony.missing', 'This signing is not in the workspace.')
  return readRecord(ceremonySchema, row.record, 'a signing')
}

export function saveCeremony(db: Db, ceremony: Ceremony): void {
  db.prepare('INSERT INTO ceremonies (id, contract, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    ceremony.id,
    ceremony.contract,
    writeRecord(ceremonySchema, ceremony, 'a signing'),
  )
}
