import { presentRound } from '#electron/approvals/contract-round.ts'
import { houseNow } from '#electron/approvals/house.ts'
import { factsOf } from '#electron/contracts/facts.ts'
import type { Services } from '#electron/services.ts'
import { roundsOf } from '#electron/store/repositories/approval-rounds.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { routeView } from '#shared/approvals/show-route.ts'
import { editableStates, transitions } from '#shared/contracts/lifecycle.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { shownState } from '#shared/contracts/status.ts'
import { objection } from '#shared/contracts/transition.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { annotatableStates, mayComment } from '#shared/negotiation/comment.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { shownCeremony } from '#shared/signing/turns.ts'

/** Everything the contract's screen shows beside the text. */
export function contractView(services: Services, id: ContractId): ContractView {
  const { db } = services
  const contract = getContract(db, id)
  const owner = findPerson(db, contract.owner)
  if (owner === null) throw new AppError('person.missing', 'The owner of this contract is not in the workspace.')
  // A reason is asked for when the command is given; it is no reason not to offer the command.
  const facts = factsOf(services, contract, 'given when asked')
  const round = presentRound(db, contract)
  return {
    contract,
    shown: shownState(contract, services.today()),
    owner,
    editable: mayEdit(facts.actor) && editableStates.has(contract.state),
    annotatable: mayComment(facts.actor) && annotatableStates.has(contract.state),
    commands: transitions
      .filter((transition) => transition.from === contract.state)
      .map((transition) => {
        const why = objection(transition, facts)
        return { command: transition.command, to: transition.to, allowed: why === null, reason: why?.message ?? null }
      }),
    versions: versionsOf(db, id),
    rounds: roundsOf(db, id),
    route: round === null ? null : routeView(round, houseNow(services)),
    ceremonies: ceremoniesOf(db, id).map((ceremony) => shownCeremony(ceremony, services.clock())),
  }
}
