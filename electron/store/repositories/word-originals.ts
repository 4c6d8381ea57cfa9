import { z } from 'zod'
import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import type { BlobId, ContractId } from '#shared/lib/ids.ts'

/** The Word file a contract began as. */
export interface WordOriginal {
  readonly file: BlobId
  /** Word's id of each comment that came with it, by the id it has here. */
  readonly comments: Readonly<Record<string, string>>
}

const commentsSchema = z.record(z.string(), z.string())

/** The file a contract was taken in from; null for one that did not come from Word. */
export function wordOriginalOf(db: Db, contract: ContractId): WordOriginal | null {
  const row = db.prepare<[string], { file: BlobId; comments: string }>('SELECT file, comments FROM word_originals WHERE contract = ?').get(contract)
  return row === undefined ? null : { file: row.file, comments: readRecord(commentsSchema, row.comments, 'the comments of a Word file') }
}

export function insertWordOriginal(db: Db, contract: ContractId, { file, comments }: WordOriginal): void {
  db.prepare('INSERT INTO word_originals (contract, file, comments) VALUES (?, ?, ?)').run(contract, file, writeRecord(commentsSchema, comments, 'the comments of a Word file'))
}
