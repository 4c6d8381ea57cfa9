import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { approvalSchema, type Approval } from '#shared/approvals/approval.ts'
import type { ContractId } from '#shared/lib/ids.ts'

export function approvalsOf(db: Db, contract: ContractId): Approval[] {
  const rows = db.prepare<[string], { record: string }>('SELECT record FROM approvals WHERE contract = ? ORDER BY id').all(contract)
  return rows.map((row) => readRecord(approvalSchema, row.record, 'an approval'))
}

export function saveApproval(db: Db, approval: Approval): void {
  db.prepare('INSERT INTO approvals (id, contract, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    approval.id,
    approval.contract,
    writeRecord(approvalSchema, approval, 'an approval'),
  )
}
