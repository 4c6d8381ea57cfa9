import { move } from '#electron/contracts/move.ts'
import { nameVersion, versionOfPresentText } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { someoneCanApprove } from '#shared/approvals/decide.ts'
import { findTransition } from '#shared/contracts/transition.ts'
import { editableStates, pathToSubmission } from '#shared/contracts/lifecycle.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/**
 * Submits the text as it stands: it is named as a version if it is not one, goes through the states that lie between here and
 * approval (each a transition of its own in the log), and the submission binds to the version's hash.
 */
export function submitForApproval(services: Services, id: ContractId, note: string): void {
  services.write((writer) => {
    const { db, actor, now } = writer
    const before = getContract(db, id)
    // What is submitted already stays the submission of whoever made it: taking it over would let its author approve it.
    if (!editableStates.has(before.state)) {
      throw new AppError('approval.not-from-here', `A contract in “${before.state}” cannot be submitted for approval. Nothing was changed.`)
    }
    if (!someoneCanApprove(allPeople(db), actor)) {
      throw new AppError('approval.no-approver', 'No one approves what they submitted themselves, and there is no other owner yet. Add another owner in Settings, then submit.')
    }
    const version =
      versionOfPresentText(services, id) ?? nameVersion(services, writer, id, { name: 'Submitted for approval', kind: 'internal', note: note.trim() })
    for (const command of pathToSubmission) {
      const { state } = getContract(db, id)
      if (findTransition(state, command) === undefined) continue
      move(services, writer, id, command, command === 'submit' ? note : 'On the way to approval')
    }
    saveContract(db, { ...getContract(db, id), submission: { version: version.id, versionHash: version.hash, by: actor.id, at: now } })
  })
}
