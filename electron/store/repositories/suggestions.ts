import type { Db } from '#electron/store/database.ts'
import type { ContractId, Instant, PersonId } from '#shared/lib/ids.ts'

/** The suggestions of a contract that somebody decided on already. */
export function decidedSuggestions(db: Db, contract: ContractId): ReadonlySet<string> {
  return new Set(db.prepare<[string], { key: string }>('SELECT key FROM suggestion_decisions WHERE contract = ?').all(contract).map(({ key }) => key))
}

export function saveSuggestionDecision(db: Db, decision: { readonly contract: ContractId; readonly key: string; readonly accepted: boolean; readonly at: Instant; readonly by: PersonId }): void {
  db.prepare('INSERT INTO suggestion_decisions (contract, key, accepted, at, by) VALUES (?, ?, ?, ?, ?) ON CONFLICT (contract, key) DO NOTHING').run(
    decision.contract,
    decision.key,
    decision.accepted ? 1 : 0,
    decision.at,
    decision.by,
  )
}
