import type { Db } from '#electron/store/database.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { readRecord } from '#electron/store/repositories/record.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { obligationSchema, type Obligation, type ObligationKind } from '#shared/obligations/obligation.ts'
import type { ShownOccurrenceState } from '#shared/obligations/occurrence.ts'
import { folded } from '#shared/search/folded.ts'

/** What is looked for among all occurrences. */
export interface OccurrenceSearch {
  readonly from: CalendarDate | null
  readonly through: CalendarDate | null
  readonly states: readonly ShownOccurrenceState[]
  readonly overdueOnly: boolean
  readonly kinds: readonly ObligationKind[]
  readonly debtor: string | null
  /** Of this person alone: to look after, or to accept. */
  readonly of: PersonId | null
  readonly words: string
  readonly contract: ContractId | null
}

/** An occurrence with what a line says of its obligation and contract; both as the JSON they are kept as. */
export interface FoundOccurrence {
  readonly occurrence: string
  readonly obligation: string
  readonly contractTitle: string
  readonly counterparty: string
}

interface Where {
  readonly clause: string
  readonly values: readonly (string | number)[]
}

/** As shared/obligations/state.ts has it, so that a page of the list need not read all of them. */
function stateClause(state: ShownOccurrenceState, today: CalendarDate): Where {
  if (state === 'scheduled') return { clause: "(c.state = 'scheduled' AND c.opens > ?)", values: [today] }
  if (state === 'open') return { clause: "(c.state = 'scheduled' AND c.opens <= ?)", values: [today] }
  return { clause: 'c.state = ?', values: [state] }
}

/** What contracts are found by: records do not change, and folding thousands anew for every letter that is typed takes time. */
const foldedContracts = new WeakMap<Contract, string>()

function foldedContract(contract: Contract): string {
  const text = foldedContracts.get(contract) ?? folded(`${contract.title}\n${contract.counterparty.name}`)
  foldedContracts.set(contract, text)
  return text
}

/** The files in which SQLite knows how texts are folded, which is not its own lower(): that one knows ASCII alone. */
const taught = new WeakSet<Db>()

function teachFolding(db: Db): void {
  if (taught.has(db)) return
  db.function('folded', { deterministic: true }, (text) => (typeof text === 'string' ? folded(text) : null))
  taught.add(db)
}

/** Obligations whose title, or whose contract's title or counterparty, says so. */
function saying(db: Db, words: string): Where {
  teachFolding(db)
  const wanted = folded(words.trim())
  const contracts = allContracts(db).filter((contract) => foldedContract(contract).includes(wanted))
  return { clause: '(instr(folded(o.title), ?) > 0 OR o.contract IN (SELECT value FROM json_each(?)))', values: [wanted, JSON.stringify(contracts.map(({ id }) => id))] }
}

/** Which obligations, of all of them; null for every one. */
function obligationsWhere(db: Db, { kinds, debtor, of, words }: OccurrenceSearch): Where | null {
  const parts: Where[] = []
  if (kinds.length > 0) parts.push({ clause: `o.kind IN (${kinds.map(() => '?').join(', ')})`, values: kinds })
  if (debtor !== null) parts.push({ clause: 'o.debtor = ?', values: [debtor] })
  if (of !== null) parts.push({ clause: '(o.owner = ? OR o.acceptor = ?)', values: [of, of] })
  if (words.trim() !== '') parts.push(saying(db, words))
  return parts.length === 0 ? null : { clause: parts.map(({ clause }) => clause).join(' AND '), values: parts.flatMap(({ values }) => values) }
}

function whereOf(db: Db, search: OccurrenceSearch, today: CalendarDate): Where {
  const { from, through, states, overdueOnly, contract } = search
  const parts: Where[] = []
  if (from !== null) parts.push({ clause: 'c.due >= ?', values: [from] })
  if (through !== null) parts.push({ clause: 'c.due <= ?', values: [through] })
  if (overdueOnly) parts.push({ clause: "c.state IN ('scheduled', 'returned') AND c.overdue_after < ?", values: [today] })
  if (states.length > 0) {
    const each = states.map((state) => stateClause(state, today))
    parts.push({ clause: `(${each.map(({ clause }) => clause).join(' OR ')})`, values: each.flatMap(({ values }) => values) })
  }
  if (contract !== null) parts.push({ clause: 'c.contract = ?', values: [contract] })
  const obligations = obligationsWhere(db, search)
  if (obligations !== null) parts.push({ ...obligations, clause: `c.obligation IN (SELECT o.id FROM obligations o WHERE ${obligations.clause})` })
  return { clause: parts.length === 0 ? '' : `WHERE ${parts.map(({ clause }) => clause).join(' AND ')}`, values: parts.flatMap(({ values }) => values) }
}

/** Reads those whose ids a query found, which it does by the indexes alone. */
const reading = (found: string): string => `SELECT c.record AS occurrence, o.record AS obligation, json_extract(k.record, '$.title') AS contractTitle,
  json_extract(k.record, '$.counterparty.name') AS counterparty FROM (${found}) AS found
  CROSS JOIN occurrences c ON c.id = found.id CROSS JOIN obligations o ON o.id = c.obligation CROSS JOIN contracts k ON k.id = c.contract ORDER BY c.due, c.id`

/** A page of what is looked for, the earliest first. */
export function findOccurrences(db: Db, search: OccurrenceSearch, today: CalendarDate, page: { readonly offset: number; readonly limit: number }): FoundOccurrence[] {
  const { clause, values } = whereOf(db, search, today)
  return db.prepare<(string | number)[], FoundOccurrence>(reading(`SELECT c.id FROM occurrences c ${clause} ORDER BY c.due, c.id LIMIT ? OFFSET ?`)).all(...values, page.limit, page.offset)
}

/** The first few of every day. */
export function firstOfDays(db: Db, search: OccurrenceSearch, today: CalendarDate, aDay: number): FoundOccurrence[] {
  const { clause, values } = whereOf(db, search, today)
  const numbered = `SELECT c.id AS id, row_number() OVER (PARTITION BY c.due ORDER BY c.id) AS place FROM occurrences c ${clause}`
  return db.prepare<(string | number)[], FoundOccurrence>(reading(`SELECT id FROM (${numbered}) WHERE place <= ?`)).all(...values, aDay)
}

/** How many there are. */
export function countOccurrences(db: Db, search: OccurrenceSearch, today: CalendarDate): number {
  const { clause, values } = whereOf(db, search, today)
  return db.prepare<(string | number)[], { total: number }>(`SELECT count(*) AS total FROM occurrences c ${clause}`).get(...values)?.total ?? 0
}

/** Per day between two, how many are due and how many of those are overdue. */
export function countByDay(db: Db, from: CalendarDate, through: CalendarDate, of: PersonId | null, today: CalendarDate): { readonly due: CalendarDate; readonly total: number; readonly overdue: number }[] {
  const mine = of === null ? { clause: '', values: [] } : { clause: 'AND c.obligation IN (SELECT o.id FROM obligations o WHERE o.owner = ? OR o.acceptor = ?)', values: [of, of] }
  return db
    .prepare<string[], { due: CalendarDate; total: number; overdue: number }>(`SELECT c.due AS due, count(*) AS total,
      sum(c.state IN ('scheduled', 'returned') AND c.overdue_after < ?) AS overdue FROM occurrences c
      WHERE c.due BETWEEN ? AND ? ${mine.clause} GROUP BY c.due ORDER BY c.due`)
    .all(today, from, through, ...mine.values)
}

/** Which obligations of those looked for recur beyond what is planned of them, as of a day, and how far each is planned. */
export function recurringPlannedLess(db: Db, search: OccurrenceSearch, through: CalendarDate): { readonly obligation: Obligation; readonly plannedThrough: CalendarDate }[] {
  const parts = [{ clause: 'o.ended = 0 AND o.recurring = 1 AND o.planned_through < ?', values: [through] }, obligationsWhere(db, search) ?? { clause: 'TRUE', values: [] }]
  if (search.contract !== null) parts.push({ clause: 'o.contract = ?', values: [search.contract] })
  return db
    .prepare<(string | number)[], { record: string; plannedThrough: CalendarDate }>(`SELECT o.record AS record, o.planned_through AS plannedThrough FROM obligations o WHERE ${parts.map(({ clause }) => clause).join(' AND ')}`)
    .all(...parts.flatMap(({ values }) => values))
    .map(({ record, plannedThrough }) => ({ obligation: readRecord(obligationSchema, record, 'an obligation'), plannedThrough }))
}
