import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { obligationSchema, type Obligation } from '#shared/obligations/obligation.ts'

interface Row {
  readonly record: string
}

const read = ({ record }: Row): Obligation => readRecord(obligationSchema, record, 'an obligation')

/** In the order in which they were entered. */
export function obligationsOf(db: Db, contract: ContractId): Obligation[] {
  return db.prepare<[string], Row>('SELECT record FROM obligations WHERE contract = ? ORDER BY id').all(contract).map(read)
}

/** Throws obligation.missing. */
export function getObligation(db: Db, id: Obligation['id']): Obligation {
  const row = db.prepare<[string], Row>('SELECT record FROM obligations WHERE id = ?').get(id)
  if (row === undefined) throw new AppError('obligation.missing', 'This obligation is not in the workspace. Nothing was changed.')
  return read(row)
}

/** How far an obligation has been planned, and when that was. */
export interface Planned {
  /** The last day on which the plan holds without anything being changed. */
  readonly on: CalendarDate
  /** Null where nothing comes after. */
  readonly through: CalendarDate | null
}

export function saveObligation(db: Db, obligation: Obligation, planned: Planned): void {
  db.prepare(`INSERT INTO obligations (id, contract, record, planned_on, planned_through) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record, planned_on = excluded.planned_on, planned_through = excluded.planned_through`).run(
    obligation.id,
    obligation.contract,
    writeRecord(obligationSchema, obligation, 'an obligation'),
    planned.on,
    planned.through ?? '9999-12-31',
  )
}

/** Up to when obligations are planned at least: those planned less far, and those that `on` is past their last certain day, have to be planned anew. */
export interface PlannedAtLeast {
  readonly on: CalendarDate
  readonly through: CalendarDate
}

/** Some of the obligations whose occurrences have to be made further ahead, or whose days may have moved since they were last planned. */
export function obligationsToPlan(db: Db, { on, through }: PlannedAtLeast, most: number): Obligation[] {
  // Two questions, so that each is answered from its index, and the first ones without reading the others.
  const ahead = db.prepare<[string, number], Row>('SELECT record FROM obligations WHERE ended = 0 AND recurring = 1 AND planned_through < ? LIMIT ?').all(through, most)
  if (ahead.length > 0) return ahead.map(read)
  return db.prepare<[string, number], Row>('SELECT record FROM obligations WHERE ended = 0 AND anchored = 1 AND planned_on < ? LIMIT ?').all(on, most).map(read)
}

/** The same of one contract. */
export function obligationsToPlanOf(db: Db, contract: ContractId, { on, through }: PlannedAtLeast): Obligation[] {
  return db
    .prepare<[string, string, string], Row>('SELECT record FROM obligations WHERE contract = ? AND ended = 0 AND ((recurring = 1 AND planned_through < ?) OR (anchored = 1 AND planned_on < ?)) ORDER BY id')
    .all(contract, through, on)
    .map(read)
}
