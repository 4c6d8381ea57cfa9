import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract, Tracking } from '#shared/contracts/contract.ts'
import { isOwner, mayEdit, type Person } from '#shared/contracts/person.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

type Outcome = { readonly contract: Contract; readonly event: AuditEvent | null }

function set(contract: Contract, tracking: Tracking, because: string, now: Instant): Outcome {
  if (contract.tracking === tracking) return { contract, event: null }
  return {
    contract: { ...contract, tracking, updatedAt: now },
    event: { kind: 'tracking changed', contract: contract.id, tracking, because },
  }
}

/** Turns tracking on or off at a person's wish. Off needs an owner, for what is then typed leaves no trace in the text. */
export function setTracking(contract: Contract, tracking: Tracking, actor: Person, now: Instant): Result<Outcome> {
  if (!mayEdit(actor)) {
    return refused('tracking.may-not-edit', 'Only an owner or an editor may turn tracking on. Ask one of them, or switch to your own profile.')
  }
  if (tracking === 'off' && !isOwner(actor)) {
    return refused('tracking.not-owner', 'Only an owner may turn tracking off. It stays on, and every change is marked; ask an owner.')
  }
  return accepted(set(contract, tracking, '', now))
}

/** Turns tracking on because the text now meets the other side: it entered negotiation, or its turn passed to them. */
export function trackFromNow(contract: Contract, because: string, now: Instant): Outcome {
  return set(contract, 'on', because, now)
}
