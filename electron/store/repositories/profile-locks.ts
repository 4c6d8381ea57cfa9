import { z } from 'zod'
import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** What a passphrase is checked against: scrypt (RFC 7914) and its cost. Base64 strings. */
export const profileLockSchema = z.strictObject({
  N: z.number().int().min(2).max(2 ** 20),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(4),
  salt: z.base64(),
  derived: z.base64(),
})
export type ProfileLock = z.infer<typeof profileLockSchema>

export function lockOf(db: Db, person: PersonId): ProfileLock | null {
  const row = db.prepare<[string], { record: string }>('SELECT record FROM profile_locks WHERE person = ?').get(person)
  return row === undefined ? null : readRecord(profileLockSchema, row.record, 'the passphrase of a profile')
}

/** Everybody whose profile has a passphrase. */
export function lockedPeople(db: Db): PersonId[] {
  return db.prepare<[], { person: PersonId }>('SELECT person FROM profile_locks ORDER BY person').all().map(({ person }) => person)
}

export function saveLock(db: Db, person: PersonId, lock: ProfileLock): void {
  db.prepare('INSERT INTO profile_locks (person, record) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET record = excluded.record').run(
    person,
    writeRecord(profileLockSchema, lock, 'the passphrase of a profile'),
  )
}

export function deleteLock(db: Db, person: PersonId): void {
  db.prepare('DELETE FROM profile_locks WHERE person = ?').run(person)
}
