import type { Person } from '#shared/contracts/person.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { assertNever } from '#shared/lib/result.ts'
import type { BlobId, CeremonyId } from '#shared/lib/ids.ts'
import { mySeats } from '#renderer/lib/my-seats.ts'

/** The one thing to do next with a contract, for the person at hand. */
export type NextStep =
  | { readonly step: 'submit' | 'decide' | 'prepare' | 'start' }
  | { readonly step: 'download'; readonly pdf: BlobId }
  | { readonly step: 'sign'; readonly ceremony: CeremonyId }
  | null

function mayWrite({ role }: Person): boolean {
  return role === 'owner' || role === 'editor'
}

/** What the primary button of a contract does; null where this person has nothing to do with it now. */
export function nextStep(view: ContractView, me: Person): NextStep {
  switch (view.contract.state) {
    case 'request':
      return mayWrite(me) ? { step: 'start' } : null
    case 'draft':
    case 'review':
    case 'negotiation':
      return mayWrite(me) ? { step: 'submit' } : null
    case 'approval pending':
      return mySeats(view.rounds, view.route, me.id).length > 0 ? { step: 'decide' } : null
    case 'approved':
      return mayWrite(me) ? { step: 'prepare' } : null
    case 'signing': {
      const open = view.ceremonies.find(({ state }) => state === 'open')
      return open === undefined ? null : { step: 'sign', ceremony: open.id }
    }
    case 'executed': {
      const completed = view.ceremonies.find(({ state }) => state === 'completed')
      return completed === undefined ? null : { step: 'download', pdf: completed.pdf }
    }
    case 'terminated':
    case 'superseded':
    case 'cancelled':
      return null
    default:
      return assertNever(view.contract.state, 'state')
  }
}
