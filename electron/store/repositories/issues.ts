import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { inOrder, issueSchema, type Issue } from '#shared/negotiation/issue.ts'

/** A contract's issues, in the order of its list. */
export function issuesOf(db: Db, contract: ContractId): Issue[] {
  const rows = db.prepare<[string], { record: string }>('SELECT record FROM issues WHERE contract = ?').all(contract)
  return inOrder(rows.map((row) => readRecord(issueSchema, row.record, 'an issue')))
}

export function saveIssue(db: Db, issue: Issue): void {
  db.prepare('INSERT INTO issues (id, contract, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    issue.id,
    issue.contract,
    writeRecord(issueSchema, issue, 'an issue'),
  )
}

/** Takes an issue off the list; the log keeps what it said. */
export function deleteIssue(db: Db, id: Issue['id']): void {
  db.prepare('DELETE FROM issues WHERE id = ?').run(id)
}
