import type { Services, Writer } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { getDraft, saveAuditedSequence } from '#electron/store/repositories/drafts.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { areAnnotations } from '#shared/negotiation/annotation-steps.ts'
import { annotatableStates, mayComment } from '#shared/negotiation/comment.ts'

/** A contract counts as worked on again after so long, so that typing does not rewrite its record at every step. */
const touchedAfterMilliseconds = 60_000

/** Why steps may not be written into a text, or null. Whoever may not write, or writes where the text is fixed, may still give passages a comment. */
function objection(contract: Contract, actor: Person, steps: readonly unknown[]): AppError | null {
  const writes = mayEdit(actor)
  if (writes && editableStates.has(contract.state)) return null
  if (mayComment(actor) && annotatableStates.has(contract.state) && areAnnotations(steps)) return null
  if (!writes) return new AppError('draft.may-not-edit', 'Only an owner or an editor may write. What you typed was not saved; switch to your own profile.')
  return new AppError('draft.read-only', `The text cannot change while the contract is in “${contract.state}”. What you typed was not saved.`)
}

/** Appends the steps; the anchor of a comment is no editing, so the log is not told of it as such: it is told of the comment. */
function append(services: Services, { db, now, actor }: Writer, id: ContractId, after: number, steps: readonly unknown[]): number {
  const { sequence } = services.drafts.append(id, after, steps, now, actor.id)
  if (areAnnotations(steps) && getDraft(db, id).auditedSequence === after) saveAuditedSequence(db, id, sequence)
  return sequence
}

/** Writes what was typed into the working text, on disk when it returns. Throws draft.may-not-edit, draft.read-only, draft.out-of-step, draft.step-refused. */
export function appendSteps(services: Services, id: ContractId, after: number, steps: readonly unknown[]): { sequence: number } {
  try {
    return services.write((writer) => {
      const contract = getContract(writer.db, id)
      const refusal = objection(contract, writer.actor, steps)
      if (refusal !== null) throw refusal
      const sequence = append(services, writer, id, after, steps)
      if (Date.parse(writer.now) - Date.parse(contract.updatedAt) > touchedAfterMilliseconds) saveContract(writer.db, { ...contract, updatedAt: writer.now })
      return { sequence }
    })
  } catch (error) {
    // What is in memory may be ahead of what was rolled back.
    services.drafts.forget(id)
    throw error
  }
}
