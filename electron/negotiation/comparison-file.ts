import { fileNameFor } from '#electron/contracts/export.ts'
import { compareSides, type Sides } from '#electron/negotiation/comparison.ts'
import { redlineSheet } from '#electron/negotiation/redline-sheet.ts'
import type { Services } from '#electron/services.ts'
import { contractSheetHtml, printContract } from '#electron/signing-room/print-shop.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { documentHash } from '#shared/document/canonical.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import type { PageFormat } from '#shared/negotiation/exchange.ts'

const mediaTypes: Readonly<Record<PageFormat, string>> = { pdf: 'application/pdf', html: 'text/html' }

/** Writes a comparison as a redline that anyone can read, and tells the log of the contract. */
export async function exportComparison(services: Services, sides: Sides, format: PageFormat): Promise<{ blob: BlobId; fileName: string }> {
  const { before, after, compared } = compareSides(services, sides)
  const contract = 'contract' in sides ? sides.contract : null
  const title = contract === null ? after.title.replace(/\.[^.]+$/, '') : getContract(services.db, contract).title
  const sheet = redlineSheet({ title, redline: compared.redline, hash: documentHash(compared.after), before: before.title, after: after.title, nameOf: null, threads: [] })
  const bytes = format === 'pdf' ? await printContract(services, sheet) : new TextEncoder().encode(await contractSheetHtml(services, sheet, 'file'))
  const fileName = fileNameFor(`${title} - redline`, format)
  if (contract !== null) services.write(({ audit }) => audit({ kind: 'exported', contract, format: `redline (${format}) of ${after.title} against ${before.title}`, hash: blobAddress(bytes) }))
  return { blob: services.transient.put({ bytes, mediaType: mediaTypes[format], fileName }), fileName }
}
