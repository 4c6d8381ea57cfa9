import { presentRound } from '#electron/approvals/contract-round.ts'
import { factsNow } from '#electron/approvals/facts.ts'
import { houseNow } from '#electron/approvals/house.ts'
import type { Services } from '#electron/services.ts'
import { lastRound } from '#electron/store/repositories/approval-rounds.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { allPolicies } from '#electron/store/repositories/policies.ts'
import type { Policy } from '#shared/approvals/policy.ts'
import type { RouteView } from '#shared/approvals/route-view.ts'
import { routeView } from '#shared/approvals/show-route.ts'
import { openRound } from '#shared/approvals/submit.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { documentHash } from '#shared/document/canonical.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/**
 * The route a contract would take if it were submitted now under some policies: by whoever works here, or by its owner where they may not
 * submit. Approvals of before that would still hold count.
 */
export function routeIfSubmitted(services: Services, id: ContractId, policies: readonly Policy[]): RouteView {
  const { db } = services
  const contract = getContract(db, id)
  const me = services.me()
  const house = houseNow(services)
  const { round } = openRound(
    lastRound(db, id),
    {
      id: services.newId<'round'>(), contract: id, version: services.newId<'version'>(), versionHash: documentHash(services.drafts.read(id).doc), facts: factsNow(services, contract),
      policies, submitter: mayEdit(me) ? me.id : contract.owner, note: '', at: services.clock(),
    },
    house,
  )
  return routeView(round, house)
}

/** The route a contract is on, or would take if it were submitted now. */
export function routeNow(services: Services, id: ContractId): RouteView {
  const round = presentRound(services.db, getContract(services.db, id))
  return round === null ? routeIfSubmitted(services, id, allPolicies(services.db)) : routeView(round, houseNow(services))
}
