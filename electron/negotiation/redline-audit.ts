import { againstOurs, asJson, stampOf } from '#electron/negotiation/comparison.ts'
import { contractSide, fileBytes, fileSide, isPlain, type Side } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { returnedWord } from '#electron/word/returned.ts'
import { isWordFile } from '#electron/word/word-file.ts'
import type { DocumentPart } from '#shared/compare/audit-parts.ts'
import { auditRedline, type UntrackedDifference } from '#shared/compare/audit-redline.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { FileSide, RedlineAudit } from '#shared/ipc/negotiation-views.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'

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

/** Parts of a Word file that stand beside its text. */
const besideText: ReadonlySet<string> = new Set(['header', 'footer', 'endnote', 'styles', 'comments', 'settings', 'hidden'] satisfies readonly DocumentPart[])

function isBesideText(part: string): part is DocumentPart {
  return besideText.has(part)
}

/** An audit with what was changed beside the text, of which the text itself only knows that something is different. */
function withWordParts(audit: RedlineAudit, sent: Uint8Array, received: Uint8Array): RedlineAudit {
  const beside = allowed(auditDocx(sent, received)).untracked.flatMap((found): UntrackedDifference[] => {
    const { where, before, after } = found
    // Our text shows hidden words like others, so only the file tells that somebody hid them.
    const part = found.kind === 'hidden-text' ? 'hidden' : found.part
    if (!isBesideText(part)) return []
    const kind = before === after ? 'changed' : before === '' ? 'inserted' : after === '' ? 'deleted' : 'replaced'
    return [{ kind, part, where, before, after, at: null }]
  })
  const untracked = [...audit.untracked, ...beside]
  return { ...audit, untracked, honest: untracked.length === 0 }
}

/** Tells apart what a returned text changed with a tracked change and what it changed without one. */
export function auditReceived(services: Services, contract: ContractId, sentId: VersionId, received: VersionId | FileSide): RedlineAudit {
  const sent = contractSide(services, contract, sentId)
  if (typeof received === 'string') return audited(services, sent, contractSide(services, contract, received))
  if (!isWordFile(received.fileName)) return auditedFile(services, sent, received)
  const back = fileSide(services, received)
  const { answered, doc, sent: file } = returnedWord(services, contract, sent, back.doc)
  return withWordParts(audited(services, { ...sent, doc: answered }, { ...back, doc }), file, fileBytes(services, received))
}

/** The same on two files. */
export function auditFiles(services: Services, sent: FileSide, received: FileSide): RedlineAudit {
  return auditedFile(services, fileSide(services, sent), received)
}
