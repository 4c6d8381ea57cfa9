import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { roundSchema, type Round } from '#shared/approvals/round.ts'
import type { ContractId } from '#shared/lib/ids.ts'

interface Row {
  readonly record: string
}

function read({ record }: Row): Round {
  return readRecord(roundSchema, record, 'an approval')
}

/** Every submission of a contract, the first one first. */
export function roundsOf(db: Db, contract: ContractId): Round[] {
  return db.prepare<[string], Row>('SELECT record FROM approval_rounds WHERE contract = ? ORDER BY number').all(contract).map(read)
}

/** The latest submission of a contract; null where it was never submitted. */
export function lastRound(db: Db, contract: ContractId): Round | null {
  const row = db.prepare<[string], Row>('SELECT record FROM approval_rounds WHERE contract = ? ORDER BY number DESC LIMIT 1').get(contract)
  return row === undefined ? null : read(row)
}

export function pendingRounds(db: Db): Round[] {
  return db.prepare<[], Row>("SELECT record FROM approval_rounds WHERE state = 'pending' ORDER BY id").all().map(read)
}

export function allRounds(db: Db): Round[] {
  return db.prepare<[], Row>('SELECT record FROM approval_rounds ORDER BY contract, number').all().map(read)
}

export function saveRound(db: Db, round: Round): void {
  db.prepare('INSERT INTO approval_rounds (id, contract, number, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    round.id,
    round.contract,
    round.number,
    writeRecord(roundSchema, round, 'an approval'),
  )
}
