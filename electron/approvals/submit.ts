import { factsNow } from '#electron/approvals/facts.ts'
import { follow, tellVoided } from '#electron/approvals/follow.ts'
import { houseNow } from '#electron/approvals/house.ts'
import { move } from '#electron/contracts/move.ts'
import { nameVersion, versionOfPresentText } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { lastRound, saveRound } from '#electron/store/repositories/approval-rounds.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { allPolicies } from '#electron/store/repositories/policies.ts'
import { submit } from '#shared/approvals/submit.ts'
import { editableStates, pathToSubmission } from '#shared/contracts/lifecycle.ts'
import { findTransition } from '#shared/contracts/transition.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/**
 * Submits the text as it stands: it is named as a version if it is not one, goes through the states that lie between here and approval
 * (each a transition of its own in the log), and begins a round of approval that is bound to the version's hash and the facts of now.
 */
export function submitForApproval(services: Services, id: ContractId, note: string): void {
  services.write((writer) => {
    const { db, actor, now, audit } = writer
    const before = getContract(db, id)
    // What is submitted already stays the submission of whoever made it: taking it over would let its author approve it.
    if (!editableStates.has(before.state)) {
      throw new AppError('approval.not-from-here', `A contract in “${before.state}” cannot be submitted for approval. Nothing was changed.`)
    }
    const version = versionOfPresentText(services, id) ?? nameVersion(services, writer, id, { name: 'Submitted for approval', kind: 'internal', note: note.trim() })
    for (const command of pathToSubmission) {
      const { state } = getContract(db, id)
      if (findTransition(state, command) === undefined) continue
      move(services, writer, id, command, command === 'submit' ? note : 'On the way to approval')
    }
    const contract = { ...getContract(db, id), submission: { version: version.id, versionHash: version.hash, by: actor.id, at: now } }
    const given = {
      id: services.newId<'round'>(), contract: id, version: version.id, versionHash: version.hash, facts: factsNow(services, contract), policies: allPolicies(db), submitter: actor.id, note, at: now,
    }
    const { round, previous, carried, voided } = allowed(submit(lastRound(db, id), given, houseNow(services)))
    saveContract(db, contract)
    if (previous !== null) saveRound(db, previous)
    tellVoided(writer, id, voided)
    if (carried.length > 0) audit({ kind: 'approvals carried over', contract: id, round: round.number, approvals: carried.map((decision) => decision.id) })
    follow(services, writer, round, 'every approval of before still holds')
  })
}
