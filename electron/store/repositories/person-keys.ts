import { z } from 'zod'
import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { idSchema, instantSchema, type PersonId } from '#shared/lib/ids.ts'

const recordSchema = z.strictObject({ name: z.string(), addedAt: instantSchema, addedBy: idSchema<'person'>() })

/** A key by which a person's decisions from elsewhere are known; `name` is what its certificate says. */
export interface PersonKey extends z.infer<typeof recordSchema> {
  readonly person: PersonId
  readonly fingerprint: string
  /** DER. */
  readonly certificate: Uint8Array
}

/** In the order in which they were recorded. */
export function allPersonKeys(db: Db): PersonKey[] {
  return db
    .prepare<[], { person: PersonId; fingerprint: string; certificate: Uint8Array; record: string }>('SELECT person, fingerprint, certificate, record FROM person_keys ORDER BY rowid')
    .all()
    .map(({ record, ...key }) => ({ ...key, ...readRecord(recordSchema, record, 'a key of a person') }))
}

export function insertPersonKey(db: Db, { person, fingerprint, certificate, ...record }: PersonKey): void {
  db.prepare('INSERT INTO person_keys (person, fingerprint, certificate, record) VALUES (?, ?, ?, ?)').run(person, fingerprint, certificate, writeRecord(recordSchema, record, 'a key of a person'))
}

export function deletePersonKey(db: Db, { person, fingerprint }: Pick<PersonKey, 'person' | 'fingerprint'>): void {
  db.prepare('DELETE FROM person_keys WHERE person = ? AND fingerprint = ?').run(person, fingerprint)
}
