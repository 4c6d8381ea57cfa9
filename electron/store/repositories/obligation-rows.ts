import type { Db } from '#electron/store/database.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import type { ObligationKind } from '#shared/obligations/obligation.ts'
import type { ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

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

function whereOf(search: OccurrenceSearch, today: CalendarDate): { readonly own: Where[]; readonly joined: Where[] } {
  const { from, through, states, overdueOnly, kinds, debtor, of, words, contract } = search
  const own: Where[] = []
  if (from !== null) own.push({ clause: 'c.due >= ?', values: [from] })
  if (through !== null) own.push({ clause: 'c.due <= ?', values: [through] })
  if (overdueOnly) own.push({ clause: "c.state IN ('scheduled', 'returned') AND c.overdue_after < ?", values: [today] })
  if (states.length > 0) {
    const each = states.map((state) => stateClause(state, today))
    own.push({ clause: `(${each.map(({ clause }) => clause).join(' OR ')})`, values: each.flatMap(({ values }) => values) })
  }
  if (contract !== null) own.push({ clause: 'c.contract = ?', values: [contract] })
  const joined: Where[] = []
  if (kinds.length > 0) joined.push({ clause: `o.kind IN (${kinds.map(() => '?').join(', ')})`, values: kinds })
  if (debtor !== null) joined.push({ clause: 'o.debtor = ?', values: [debtor] })
  if (of !== null) joined.push({ clause: '(o.owner = ? OR o.acceptor = ?)', values: [of, of] })
  if (words.trim() !== '') {
    const like = `%${words.trim().toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    joined.push({ clause: `(lower(o.title) LIKE ? ESCAPE '\\' OR lower(json_extract(k.record, '$.title')) LIKE ? ESCAPE '\\' OR lower(json_extract(k.record, '$.counterparty.name')) LIKE ? ESCAPE '\\')`, values: [like, like, like] })
  }
  return { own, joined }
}

function conditions(parts: readonly Where[]): Where {
  return { clause: parts.length === 0 ? '' : `WHERE ${parts.map(({ clause }) => clause).join(' AND ')}`, values: parts.flatMap(({ values }) => values) }
}

const joins = 'JOIN obligations o ON o.id = c.obligation JOIN contracts k ON k.id = c.contract'

/** A page of what is looked for, the earliest first. */
export function findOccurrences(db: Db, search: OccurrenceSearch, today: CalendarDate, page: { readonly offset: number; readonly limit: number }): FoundOccurrence[] {
  const { own, joined } = whereOf(search, today)
  const { clause, values } = conditions([...own, ...joined])
  return db
    .prepare<(string | number)[], FoundOccurrence>(`SELECT c.record AS occurrence, o.record AS obligation, json_extract(k.record, '$.title') AS contractTitle,
      json_extract(k.record, '$.counterparty.name') AS counterparty FROM occurrences c ${joins} ${clause} ORDER BY c.due, c.id LIMIT ? OFFSET ?`)
    .all(...values, page.limit, page.offset)
}

/** How many there are. */
export function countOccurrences(db: Db, search: OccurrenceSearch, today: CalendarDate): number {
  const { own, joined } = whereOf(search, today)
  const { clause, values } = conditions([...own, ...joined])
  const from = joined.length === 0 ? 'occurrences c' : search.words.trim() === '' ? 'occurrences c JOIN obligations o ON o.id = c.obligation' : `occurrences c ${joins}`
  return db.prepare<(string | number)[], { total: number }>(`SELECT count(*) AS total FROM ${from} ${clause}`).get(...values)?.total ?? 0
}

/** Per day between two, how many are due and how many of those are overdue. */
export function countByDay(db: Db, from: CalendarDate, through: CalendarDate, of: PersonId | null, today: CalendarDate): { readonly due: CalendarDate; readonly total: number; readonly overdue: number }[] {
  const mine = of === null ? { join: '', clause: '', values: [] } : { join: 'JOIN obligations o ON o.id = c.obligation', clause: 'AND (o.owner = ? OR o.acceptor = ?)', values: [of, of] }
  return db
    .prepare<string[], { due: CalendarDate; total: number; overdue: number }>(`SELECT c.due AS due, count(*) AS total,
      sum(c.state IN ('scheduled', 'returned') AND c.overdue_after < ?) AS overdue FROM occurrences c ${mine.join}
      WHERE c.due BETWEEN ? AND ? ${mine.clause} GROUP BY c.due ORDER BY c.due`)
    .all(today, from, through, ...mine.values)
}
