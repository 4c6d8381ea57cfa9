import type { Decision, Round } from '#shared/approvals/round.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** What somebody approved last of a contract, whether or not it still holds; null where they never did. */
export function lastApprovedBy(rounds: readonly Round[], person: PersonId): Decision | null {
  const approvals = rounds.flatMap(({ decisions }) => decisions.filter(({ by, decision }) => by === person && decision === 'approved'))
  return approvals.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1) ?? null
}
