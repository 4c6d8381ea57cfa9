import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { threadSchema, type Thread } from '#shared/negotiation/comment.ts'

/** A contract's threads, in the order in which they began. */
export function threadsOf(db: Db, contract: ContractId): Thread[] {
  const rows = db.prepare<[string], { record: string }>('SELECT record FROM threads WHERE contract = ? ORDER BY rowid').all(contract)
  return rows.map((row) => readRecord(threadSchema, row.record, 'a comment thread'))
}

export function findThread(db: Db, id: Thread['id']): Thread | null {
  const row = db.prepare<[string], { record: string }>('SELECT record FROM threads WHERE id = ?').get(id)
  return row === undefined ? null : readRecord(threadSchema, row.record, 'a comment thread')
}

/** Throws thread.missing, also for a thread of another contract. */
export function getThread(db: Db, contract: ContractId, id: Thread['id']): Thread {
  const thread = findThread(db, id)
  if (thread === null || thread.contract !== contract) throw new AppError('thread.missing', 'This thread is not in the contract.')
  return thread
}

export function saveThread(db: Db, thread: Thread): void {
  db.prepare('INSERT INTO threads (id, contract, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    thread.id,
    thread.contract,
    writeRecord(threadSchema, thread, 'a comment thread'),
  )
}
