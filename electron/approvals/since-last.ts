import { presentRound } from '#electron/approvals/contract-round.ts'
import { documentOf } from '#electron/drafts/versions.ts'
import { asJson, stampOf } from '#electron/negotiation/comparison.ts'
import type { Services } from '#electron/services.ts'
import { roundsOf } from '#electron/store/repositories/approval-rounds.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { lastApprovedBy } from '#shared/approvals/last-approved.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import type { ContractId, Instant } from '#shared/lib/ids.ts'

/** What is submitted, as a redline against the text whoever works here approved last; null where nothing is submitted, or they never did. */
export function sinceLastApproved(services: Services, id: ContractId): { since: { number: number; at: Instant }; redline: DocumentJson } | null {
  const { db } = services
  const round = presentRound(db, getContract(db, id))
  const last = round === null ? null : lastApprovedBy(roundsOf(db, id), services.me().id)
  if (round === null || last === null) return null
  const number = versionsOf(db, id).find(({ hash }) => hash === last.versionHash)?.number
  if (number === undefined) return null
  const { redline } = compareDocuments(documentOf(services, last.versionHash), documentOf(services, round.versionHash), stampOf(services, 'Comparison'))
  return { since: { number, at: last.at }, redline: asJson(redline) }
}
