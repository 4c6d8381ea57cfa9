import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { personSchema, type Person } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'

export function allPeople(db: Db): Person[] {
  const rows = db.prepare<[], { record: string }>('SELECT record FROM people ORDER BY id').all()
  return rows.map((row) => readRecord(personSchema, row.record, 'a person'))
}

export function findPerson(db: Db, id: PersonId): Person | null {
  const row = db.prepare<[string], { record: string }>('SELECT record FROM people WHERE id = ?').get(id)
  return row === undefined ? null : readRecord(personSchema, row.record, 'a person')
}

export function savePerson(db: Db, person: Person): void {
  db.prepare('INSERT INTO people (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    person.id,
    writeRecord(personSchema, person, 'a person'),
  )
}
