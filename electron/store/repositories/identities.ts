import { z } from 'zod'
import type { Db } from '#electron/store/database.ts'
import { readRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { IdentityId, PersonId } from '#shared/lib/ids.ts'

/** What the signing engine made, as plain JSON: the certificate in base64 and the key under its passphrase. The store does not look inside. */
export interface IdentityRow {
  readonly id: IdentityId
  readonly person: PersonId | null
  readonly fingerprint: string
  readonly record: Record<string, unknown>
}

const recordSchema = z.record(z.string(), z.unknown())

export function allIdentities(db: Db): IdentityRow[] {
  return db
    .prepare<[], { id: IdentityId; person: PersonId | null; fingerprint: string; record: string }>('SELECT id, person, fingerprint, record FROM identities ORDER BY id')
    .all()
    .map((row) => ({ ...row, record: readRecord(recordSchema, row.record, 'a signing key') }))
}

/** Throws identity.missing. */
export function getIdentity(db: Db, id: IdentityId): IdentityRow {
  const found = allIdentities(db).find((identity) => identity.id === id)
  if (found === undefined) throw new AppError('identity.missing', 'This signing key is not in the workspace.')
  return found
}

export function insertIdentity(db: Db, identity: IdentityRow): void {
  db.prepare('INSERT INTO identities (id, person, fingerprint, record) VALUES (?, ?, ?, ?)').run(
    identity.id,
    identity.person,
    identity.fingerprint,
    JSON.stringify(identity.record),
  )
}

/** Replaces what is kept of an identity; whose it is and which certificate it has stay. */
export function changeIdentity(db: Db, { id, fingerprint, record }: IdentityRow): void {
  db.prepare('UPDATE identities SET record = ? WHERE id = ? AND fingerprint = ?').run(JSON.stringify(record), id, fingerprint)
}
