import { z } from 'zod'
import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const recordSchema = z.strictObject({ kind: z.enum(['root', 'signer']), addedAt: instantSchema, addedBy: idSchema<'person'>() })

/** A certificate that a person trusts. */
export interface TrustedRow extends z.infer<typeof recordSchema> {
  readonly fingerprint: string
  /** DER. */
  readonly certificate: Uint8Array
}

/** The oldest first. */
export function allTrusted(db: Db): TrustedRow[] {
  return db
    .prepare<[], { fingerprint: string; certificate: Uint8Array; record: string }>('SELECT fingerprint, certificate, record FROM trusted_certificates')
    .all()
    .map(({ fingerprint, certificate, record }) => ({ fingerprint, certificate, ...readRecord(recordSchema, record, 'a trusted certificate') }))
    .toSorted((a, b) => (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : a.fingerprint < b.fingerprint ? -1 : 1))
}

export function insertTrusted(db: Db, { fingerprint, certificate, ...record }: TrustedRow): void {
  db.prepare('INSERT INTO trusted_certificates (fingerprint, certificate, record) VALUES (?, ?, ?)').run(fingerprint, certificate, writeRecord(recordSchema, record, 'a trusted certificate'))
}

export function deleteTrusted(db: Db, fingerprint: string): void {
  db.prepare('DELETE FROM trusted_certificates WHERE fingerprint = ?').run(fingerprint)
}
