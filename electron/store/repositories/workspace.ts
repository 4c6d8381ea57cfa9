import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { settingsSchema, type Settings } from '#shared/ipc/views.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Instant, PersonId } from '#shared/lib/ids.ts'

export interface WorkspaceRow {
  readonly name: string
  readonly createdAt: Instant
  readonly settings: Settings
  /** Whoever worked in it last. */
  readonly currentPerson: PersonId | null
}

export function insertWorkspace(db: Db, name: string, createdAt: Instant, settings: Settings): void {
  db.prepare('INSERT INTO workspace (only, name, created_at, settings) VALUES (1, ?, ?, ?)').run(name, createdAt, writeRecord(settingsSchema, settings, 'the settings'))
}

export function readWorkspace(db: Db): WorkspaceRow {
  const row = db
    .prepare<[], { name: string; created_at: string; settings: string; current_person: PersonId | null }>(
      'SELECT name, created_at, settings, current_person FROM workspace WHERE only = 1',
    )
    .get()
  if (row === undefined) {
    throw new AppError('workspace.unfinished', 'This workspace was never finished: its making was interrupted. Delete the file and make it again.')
  }
  return { name: row.name, createdAt: row.created_at, settings: readRecord(settingsSchema, row.settings, 'the settings'), currentPerson: row.current_person }
}

export function saveSettings(db: Db, settings: Settings): void {
  db.prepare('UPDATE workspace SET settings = ? WHERE only = 1').run(writeRecord(settingsSchema, settings, 'the settings'))
}

export function saveCurrentPerson(db: Db, person: PersonId): void {
  db.prepare('UPDATE workspace SET current_person = ? WHERE only = 1').run(person)
}
