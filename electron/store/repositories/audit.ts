import type { Db } from '#electron/store/database.ts'
import { readRecord, readValue } from '#electron/store/repositories/record.ts'
import { auditEntrySchema, chainStart, sealEntry, type AuditEntry } from '#shared/audit/entry.ts'
import { auditEventSchema, type AuditEvent, type AuditEventKind } from '#shared/audit/event.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { ContractId, Instant, PersonId } from '#shared/lib/ids.ts'

interface Row {
  sequence: number
  at: string
  by: string | null
  event: string
  previous: string
  hash: string
}

const columns = 'sequence, at, by, event, previous, hash'

/** The last entry's number and hash: what the next one builds on, and what a signed file carries. */
export function chainHead(db: Db): { readonly sequence: number; readonly hash: Sha256 } {
  const row = db.prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1').get()
  return row ?? { sequence: 0, hash: chainStart }
}

/** What a workspace is known by elsewhere, whatever its name and wherever its file: the hash of the first entry of its log. */
export function workspaceId(db: Db): Sha256 {
  return db.prepare<[], { hash: string }>('SELECT hash FROM audit WHERE sequence = 1').get()?.hash ?? chainStart
}

/** Appends an event to the chain; to be called inside the transaction that makes the change it tells of. */
export function appendAudit(db: Db, event: AuditEvent, at: Instant, by: PersonId | null): AuditEntry {
  const head = chainHead(db)
  const entry = sealEntry({ sequence: head.sequence + 1, at, by, event: auditEventSchema.parse(event), previous: head.hash })
  db.prepare('INSERT INTO audit (sequence, at, by, event, previous, hash) VALUES (?, ?, ?, ?, ?, ?)').run(
    entry.sequence,
    entry.at,
    entry.by,
    canonicalJson(entry.event),
    entry.previous,
    entry.hash,
  )
  return entry
}

function fromRow(row: Row): AuditEntry {
  return readValue(auditEntrySchema, { ...row, event: readRecord(auditEventSchema, row.event, 'an entry of the log') }, 'an entry of the log')
}

/** The newest entries first, of one contract or of the whole workspace; with `before`, those that come before that entry. */
export function auditEntries(db: Db, contract: ContractId | null, limit: number, before: number = Number.MAX_SAFE_INTEGER): AuditEntry[] {
  const rows =
    contract === null
      ? db.prepare<[number, number], Row>(`SELECT ${columns} FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?`).all(before, limit)
      : db
          .prepare<[string, number, number], Row>(`SELECT ${columns} FROM audit WHERE contract = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`)
          .all(contract, before, limit)
  return rows.map(fromRow)
}

/** Every entry of one kind about a contract, oldest first. */
export function auditEntriesOfKind<K extends AuditEventKind>(db: Db, contract: ContractId, kind: K): (AuditEntry & { readonly event: Extract<AuditEvent, { kind: K }> })[] {
  const rows = db
    .prepare<[string, string], Row>(`SELECT ${columns} FROM audit WHERE contract = ? AND json_extract(event, '$.kind') = ? ORDER BY sequence`)
    .all(contract, kind)
  return rows.map(fromRow).filter((entry): entry is AuditEntry & { readonly event: Extract<AuditEvent, { kind: K }> } => entry.event.kind === kind)
}

/** The rows as they stand, oldest first and unchecked, for the check of the chain: a damaged row must not stop it. */
export function* rawAuditRows(db: Db): Generator<Row> {
  yield* db.prepare<[], Row>(`SELECT ${columns} FROM audit ORDER BY sequence`).iterate()
}
