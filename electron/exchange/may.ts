import { mayApprove } from '#shared/approvals/seats.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** Refuses whoever only reads here: they send no requests and take no decisions in. Throws approval-request.may-not. */
export function requireTakesPart(person: Person): void {
  if (mayEdit(person) || mayApprove(person)) return
  throw new AppError('approval-request.may-not', 'Whoever only reads here sends no requests for approval and takes no decisions in. Nothing was changed; switch to your own profile.')
}
