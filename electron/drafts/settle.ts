import type { Services, Writer } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { draftsToIndex, draftsToSettle, getDraft, saveAuditedSequence, saveIndexedSequence, saveSnapshot } from '#electron/store/repositories/drafts.ts'
import { indexContract } from '#electron/store/repositories/search.ts'
import { documentText } from '#shared/document/plain-text.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/**
 * Tells the audit log of the editing since it was last told, and takes a snapshot. Called before anything that builds on the text:
 * naming a version, submitting, signing, leaving.
 */
export function settleEditing(services: Services, writer: Writer, contract: ContractId): void {
  const { sequence, doc } = services.drafts.read(contract)
  const { auditedSequence, snapshotSequence } = getDraft(writer.db, contract)
  if (sequence > auditedSequence) {
    writer.audit({ kind: 'editing session', contract, steps: sequence - auditedSequence, fromSeq: auditedSequence, toSeq: sequence })
    saveAuditedSequence(writer.db, contract, sequence)
  }
  if (sequence > snapshotSequence) saveSnapshot(writer.db, contract, JSON.stringify(doc.toJSON()), sequence)
}

/** Tells the audit log of all editing it was not told of yet; called when the workspace is closed. */
export function settleAll(services: Services): void {
  services.write((writer) => {
    for (const contract of draftsToSettle(writer.db)) settleEditing(services, writer, contract)
  })
}

/** Brings what a contract is found by up to its present text and details. */
export function reindex(services: Services, contract: ContractId): void {
  const { title, counterparty } = getContract(services.db, contract)
  const { doc, sequence } = services.drafts.read(contract)
  const people = [counterparty.name, counterparty.contact.name, counterparty.registration].join(' ')
  indexContract(services.db, contract, { title, counterparty: people, body: documentText(doc, { numbers: true }) })
  saveIndexedSequence(services.db, contract, sequence)
}

/** Indexes what a crash, or typing since, has left behind. */
export function indexWhatIsLeft(services: Services): void {
  for (const contract of draftsToIndex(services.db)) services.db.transaction(() => reindex(services, contract)).immediate()
}
