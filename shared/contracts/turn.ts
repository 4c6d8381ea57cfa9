import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract, Turn } from '#shared/contracts/contract.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { daysHeld } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

/** Says whose turn it is now. Counts the days the other side, or we, held it. */
export function passTurn(contract: Contract, to: Turn, actor: Person, now: Instant): Result<{ contract: Contract; event: AuditEvent }> {
  if (!mayEdit(actor)) {
    return refused('turn.may-not-edit', 'Only an owner or an editor may pass the turn. Ask one of them, or switch to your own profile.')
  }
  if (contract.turn === to) return refused('turn.already', to === 'ours' ? 'It is already our turn.' : 'It is already their turn.')
  return accepted({
    contract: { ...contract, turn: to, turnSince: now, updatedAt: now },
    event: { kind: 'turn passed', contract: contract.id, to, daysHeld: daysHeld(contract.turnSince, now) },
  })
}
