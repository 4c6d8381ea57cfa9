import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { occurrenceSchema, type Occurrence } from '#shared/obligations/occurrence.ts'
import { lastInTime } from '#shared/obligations/state.ts'

interface Row {
  readonly record: string
}

const read = ({ record }: Row): Occurrence => readRecord(occurrenceSchema, record, 'an occurrence of an obligation')

export function occurrencesOf(db: Db, contract: ContractId): Occurrence[] {
  return db.prepare<[string], Row>('SELECT record FROM occurrences WHERE contract = ? ORDER BY due, id').all(contract).map(read)
}

export function occurrencesOfObligation(db: Db, obligation: Occurrence['obligation']): Occurrence[] {
  return db.prepare<[string], Row>('SELECT record FROM occurrences WHERE obligation = ? ORDER BY due, id').all(obligation).map(read)
}

/** Throws occurrence.missing. */
export function getOccurrence(db: Db, id: Occurrence['id']): Occurrence {
  const row = db.prepare<[string], Row>('SELECT record FROM occurrences WHERE id = ?').get(id)
  if (row === undefined) throw new AppError('occurrence.missing', 'This is not in the workspace any more: its dates were planned anew. Open the list again.')
  return read(row)
}

/** Keeps an occurrence; `grace` is its obligation's, by which what is overdue is found. */
export function saveOccurrence(db: Db, occurrence: Occurrence, grace: number): void {
  const validUntil = occurrence.evidence.flatMap((file) => file.validUntil ?? []).toSorted().at(-1) ?? null
  db.prepare(`INSERT INTO occurrences (id, obligation, contract, record, overdue_after, valid_until) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record, overdue_after = excluded.overdue_after, valid_until = excluded.valid_until`).run(
    occurrence.id,
    occurrence.obligation,
    occurrence.contract,
    writeRecord(occurrenceSchema, occurrence, 'an occurrence of an obligation'),
    lastInTime(occurrence.due, grace),
    validUntil,
  )
}

/** Drops one that nobody acted on, because its day is no day of the obligation any more. */
export function dropOccurrence(db: Db, id: Occurrence['id']): void {
  db.prepare('DELETE FROM occurrences WHERE id = ?').run(id)
}

/** Those with a file that is valid until a day or shorter. */
export function occurrencesRunningOut(db: Db, until: CalendarDate): Occurrence[] {
  return db.prepare<[string], Row>('SELECT record FROM occurrences WHERE valid_until <= ? ORDER BY valid_until, id').all(until).map(read)
}
