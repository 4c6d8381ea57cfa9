import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract, ContractDetails } from '#shared/contracts/contract.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

const detailNames = ['title', 'type', 'counterparty', 'value', 'effective', 'end'] as const satisfies readonly (keyof ContractDetails)[]

/** Changes a contract's details. The event names what changed; nothing changed means no event. */
export function changeDetails(
  contract: Contract,
  details: ContractDetails,
  actor: Person,
  now: Instant,
): Result<{ contract: Contract; event: AuditEvent | null }> {
  if (!mayEdit(actor)) {
    return refused('details.may-not-edit', 'Only an owner or an editor may change the details. Ask one of them, or switch to your own profile.')
  }
  if (contract.state === 'signing') {
    return refused('details.read-only', `The details cannot change while the contract is in “${contract.state}”. Withdraw it first.`)
  }
  if (details.effective !== null && details.end !== null && details.end < details.effective) {
    return refused('details.ends-before-start', 'The contract would end before it takes effect. Check both dates.')
  }
  const changed = detailNames.filter((name) => canonicalJson(contract[name]) !== canonicalJson(details[name]))
  if (changed.length === 0) return accepted({ contract, event: null })
  return accepted({
    contract: { ...contract, ...details, updatedAt: now },
    event: { kind: 'details changed', contract: contract.id, changed },
  })
}
