import { layOutExecutionCopy } from '#electron/pdf/prepare.ts'
import type { Services } from '#electron/services.ts'
import { approvedText, printApproved } from '#electron/signing-room/execution-copy.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { Layout } from '#shared/ipc/signing-views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'
import { planSigners, type RequestedSigner } from '#shared/signing/plan.ts'

/**
 * Prints the execution copy as it would be prepared, without its fields, and says where the signature lines came to stand, so that a person
 * can place fields on it. Nothing is kept. Throws lifecycle.gate-closed, plan.*, pdf.*.
 */
export async function layOut(services: Services, id: ContractId, requested: readonly RequestedSigner[]): Promise<Layout> {
  const approved = approvedText(services, id)
  const { signers } = allowed(planSigners(signatureBlocks(approved.doc), requested, services.newId))
  const printed = await printApproved(services, approved, { signers, fields: () => [], expiresAt: null, sealedBy: null })
  const { bytes, places, pages } = await layOutExecutionCopy(printed)
  const pdf = services.transient.put({ bytes, mediaType: 'application/pdf', fileName: `${approved.contract.title} (to be signed).pdf` })
  const lines = places.filter(({ role }) => role === 'signer' || role === 'witness')
  return { pdf, pages: [...pages], lines: lines.map(({ block, role, page, rectangle }) => ({ block, role, page, rectangle: { ...rectangle } })) }
}
