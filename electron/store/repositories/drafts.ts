import type { Db } from '#electron/store/database.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId, Instant, PersonId } from '#shared/lib/ids.ts'

/** The working draft: a snapshot, and how far it, the audit log and the search index have come. */
export interface DraftRow {
  readonly snapshot: string
  readonly snapshotSequence: number
  readonly auditedSequence: number
  readonly indexedSequence: number
}

export interface JournalRow {
  /** The sequence number of the last step in `steps`. */
  readonly sequence: number
  readonly steps: string
  readonly count: number
}

export function insertDraft(db: Db, contract: ContractId, snapshot: string): void {
  db.prepare('INSERT INTO drafts (contract, snapshot, snapshot_sequence, audited_sequence, indexed_sequence) VALUES (?, ?, 0, 0, -1)').run(contract, snapshot)
}

/** Throws draft.missing. */
export function getDraft(db: Db, contract: ContractId): DraftRow {
  const row = db
    .prepare<[string], DraftRow>(
      `SELECT snapshot, snapshot_sequence AS snapshotSequence, audited_sequence AS auditedSequence, indexed_sequence AS indexedSequence
       FROM drafts WHERE contract = ?`,
    )
    .get(contract)
  if (row === undefined) throw new AppError('draft.missing', 'This contract has no working text in the workspace.')
  return row
}

export function journalAfter(db: Db, contract: ContractId, sequence: number): JournalRow[] {
  return db
    .prepare<[string, number], JournalRow>('SELECT sequence, steps, count FROM journal WHERE contract = ? AND sequence > ? ORDER BY sequence')
    .all(contract, sequence)
}

export function appendJournal(db: Db, contract: ContractId, row: JournalRow, at: Instant, by: PersonId): void {
  db.prepare('INSERT INTO journal (contract, sequence, steps, count, at, by) VALUES (?, ?, ?, ?, ?, ?)').run(
    contract,
    row.sequence,
    row.steps,
    row.count,
    at,
    by,
  )
}

export function saveSnapshot(db: Db, contract: ContractId, snapshot: string, sequence: number): void {
  db.prepare('UPDATE drafts SET snapshot = ?, snapshot_sequence = ? WHERE contract = ?').run(snapshot, sequence, contract)
}

export function saveAuditedSequence(db: Db, contract: ContractId, sequence: number): void {
  db.prepare('UPDATE drafts SET audited_sequence = ? WHERE contract = ?').run(sequence, contract)
}

export function saveIndexedSequence(db: Db, contract: ContractId, sequence: number): void {
  db.prepare('UPDATE drafts SET indexed_sequence = ? WHERE contract = ?').run(sequence, contract)
}

function draftsBehind(db: Db, column: 'audited_sequence' | 'indexed_sequence'): ContractId[] {
  return db
    .prepare<[], { contract: ContractId }>(
      `SELECT contract FROM drafts WHERE ${column} < max(snapshot_sequence,
         coalesce((SELECT max(sequence) FROM journal WHERE journal.contract = drafts.contract), 0))`,
    )
    .all()
    .map((row) => row.contract)
}

/** The contracts whose text has moved on since it was last indexed: what a crash left to do. */
export function draftsToIndex(db: Db): ContractId[] {
  return draftsBehind(db, 'indexed_sequence')
}

/** The contracts whose text has moved on since the audit log was last told of it. */
export function draftsToSettle(db: Db): ContractId[] {
  return draftsBehind(db, 'audited_sequence')
}
