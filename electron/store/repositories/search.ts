import type { Db } from '#electron/store/database.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** What a contract is found by. */
export interface SearchText {
  readonly title: string
  readonly counterparty: string
  readonly body: string
}

/** Replaces what a contract is found by. */
export function indexContract(db: Db, contract: ContractId, text: SearchText): void {
  db.prepare('DELETE FROM contract_text WHERE contract = ?').run(contract)
  db.prepare('INSERT INTO contract_text (contract, title, counterparty, body) VALUES (?, ?, ?, ?)').run(contract, text.title, text.counterparty, text.body)
}

/** Marks around what matched in a passage: private-use characters, which no text of a person holds. */
export const matchStart = '\uE000'
export const matchEnd = '\uE001'

/**
 * Full-text search by an FTS5 expression (made by shared/search/query.ts), best first; titles weigh most. Ordering by FTS5's own `rank`
 * has passages cut for the contracts that are shown only, not for all that match (sqlite.org/fts5.html, section 5.2).
 */
export function searchContracts(db: Db, expression: string, limit: number): { contract: ContractId; passage: string }[] {
  return db
    .prepare<[string, string, string, number], { contract: ContractId; passage: string }>(
      `SELECT contract, snippet(contract_text, -1, ?, ?, '…', 24) AS passage
       FROM contract_text WHERE contract_text MATCH ? AND rank MATCH 'bm25(0, 8, 6, 1)' ORDER BY rank LIMIT ?`,
    )
    .all(matchStart, matchEnd, expression, limit)
}

/** Every contract that an FTS5 expression matches, in no order and without passages, which are what takes time. */
export function contractsMatching(db: Db, expression: string): ReadonlySet<ContractId> {
  const rows = db.prepare<[string], { contract: ContractId }>('SELECT contract FROM contract_text WHERE contract_text MATCH ?').all(expression)
  return new Set(rows.map(({ contract }) => contract))
}
