import { againstOurs, asJson, stampOf } from '#electron/negotiation/comparison.ts'
import { contractSide, fileSide, isPlain } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { auditRedline } from '#shared/compare/audit-redline.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import type { FileSide, RedlineAudit } from '#shared/ipc/negotiation-views.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'

/** Tells apart what a returned text changed with a tracked change and what it changed without one. */
export function auditReceived(services: Services, contract: ContractId, sentId: VersionId, received: VersionId | FileSide): RedlineAudit {
  const sent = contractSide(services, contract, sentId)
  const back = typeof received === 'string' ? contractSide(services, contract, received) : againstOurs(services, sent, fileSide(services, received))
  // A file of plain words can hold no change of ours that is pending, so it answers the text with all of them accepted.
  const answered = typeof received !== 'string' && isPlain(received.fileName) ? comparable(sent.doc) : sent.doc
  const { tracked, untracked, redline } = auditRedline(answered, back.doc, stampOf(services, 'Redline audit'))
  return {
    sent: { title: sent.title },
    received: { title: back.title },
    honest: untracked.length === 0,
    untracked,
    redline: asJson(redline),
    tracked,
    marked: asJson(back.doc),
  }
}
