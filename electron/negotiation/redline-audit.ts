import { againstOurs, asJson, stampOf } from '#electron/negotiation/comparison.ts'
import { contractSide, fileSide, isPlain, type Side } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { returnedWord } from '#electron/word/returned.ts'
import { isWordFile } from '#electron/word/word-file.ts'
import { auditRedline } from '#shared/compare/audit-redline.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import type { FileSide, RedlineAudit } from '#shared/ipc/negotiation-views.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'

function audited(services: Services, sent: Side, received: Side): RedlineAudit {
  const { tracked, untracked, redline } = auditRedline(sent.doc, received.doc, stampOf(services, 'Redline audit'))
  return {
    sent: { title: sent.title },
    received: { title: received.title },
    honest: untracked.length === 0,
    untracked,
    redline: asJson(redline),
    tracked,
    marked: asJson(received.doc),
  }
}

/** A file against what was sent. One of plain words can hold no change of ours that is pending, so it answers the text with all of them accepted. */
function auditedFile(services: Services, sent: Side, file: FileSide): RedlineAudit {
  const answered = isPlain(file.fileName) ? { ...sent, doc: comparable(sent.doc) } : sent
  return audited(services, answered, againstOurs(services, sent, fileSide(services, file)))
}

/** Tells apart what a returned text changed with a tracked change and what it changed without one. */
export function auditReceived(services: Services, contract: ContractId, sentId: VersionId, received: VersionId | FileSide): RedlineAudit {
  const sent = contractSide(services, contract, sentId)
  if (typeof received === 'string') return audited(services, sent, contractSide(services, contract, received))
  if (!isWordFile(received.fileName)) return auditedFile(services, sent, received)
  const back = fileSide(services, received)
  const { answered, doc } = returnedWord(services, contract, sent, back.doc)
  return audited(services, { ...sent, doc: answered }, { ...back, doc })
}

/** The same on two files. */
export function auditFiles(services: Services, sent: FileSide, received: FileSide): RedlineAudit {
  return auditedFile(services, fileSide(services, sent), received)
}
