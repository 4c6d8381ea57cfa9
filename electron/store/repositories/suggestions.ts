import type { Db } from '#electron/store/database.ts'
import type { ContractId, Instant, PersonId } from '#shared/lib/ids.ts'

/** The suggestions of a contract that somebody decided on already. */
export function decidedSuggestions(db: Db, contract: ContractId): ReadonlySet<string> {
  return new Set(db.prepare<[string], { key: string }>('SELECT key FROM suggestion_decisions WHERE contract = ?').all(contract).map(({ key }) => key))
}

/** When and by whom a suggestion was accepted; null where it was not. */
export function suggestionAccepted(db: Db, contract: ContractId, key: string): { readonly at: string; readonly by: string } | null {
  return db.prepare<[string, string], { at: string; by: string }>('SELECT at, by FROM suggestion_decisions WHERE contract = ? AND key = ? AND accepted = 1').get(contract, key) ?? null
}

/** Makes a suggestion open again; the log keeps what was decided. */
export function forgetSuggestionDecision(db: Db, contract: ContractId, key: string): void {
  db.prepare('DELETE FROM suggestion_decisions WHERE contract = ? AND key = ?').run(contract, key)
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
