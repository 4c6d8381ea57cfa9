import { documentOf } from '#electron/drafts/versions.ts'
import { pageCount } from '#electron/pdf/page-text.ts'
import type { Services } from '#electron/services.ts'
import { printContract } from '#electron/signing-room/print-shop.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import { documentHash } from '#shared/document/canonical.ts'
import type { BlobId, ContractId, VersionId } from '#shared/lib/ids.ts'

/** The pages of the working text, or of a version, as they would be signed, without evidence and marked as a draft's. */
export async function previewPdf(services: Services, id: ContractId, versionId: VersionId | null): Promise<{ blob: BlobId; pages: number; sequence: number }> {
  const { title } = getContract(services.db, id)
  const { doc: draft, sequence } = services.drafts.read(id)
  const version = versionId === null ? null : getVersion(services.db, versionId)
  const doc = version === null ? draft : documentOf(services, version.hash)
  const bytes = await printContract(services, {
    title,
    doc,
    version: version === null ? 'Working text' : `Version ${version.number}`,
    hash: version?.hash ?? documentHash(doc),
  })
  return { blob: services.transient.put({ bytes, mediaType: 'application/pdf', fileName: `${title}.pdf` }), pages: await pageCount(bytes), sequence }
}
