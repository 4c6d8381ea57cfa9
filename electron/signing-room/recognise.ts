import type { Services } from '#electron/services.ts'
import { allCeremonies } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** Says which file of this workspace these bytes are, and whether a later state of it is known: an earlier one may be a rollback. Null for a stranger. */
export function recogniseFile(services: Services, id: BlobId): string | null {
  for (const ceremony of allCeremonies(services.db)) {
    const { title } = getContract(services.db, ceremony.contract)
    if (ceremony.certificate === id) return `This is the certificate of completion of “${title}”.`
    const signed = ceremony.signers.findIndex((signer) => signer.signature?.pdf === id)
    if (ceremony.pdf === id) {
      const state = ceremony.state === 'completed' ? 'complete, as this workspace keeps it' : `as this workspace keeps it; the signing is ${ceremony.state}`
      return `This is “${title}”, ${state}.`
    }
    if (ceremony.executionCopy === id) return `This is the execution copy of “${title}” before its first signature. This workspace keeps a later state of it.`
    if (signed !== -1) return `This is “${title}” after ${signed + 1} of ${ceremony.signers.length} signatures. This workspace keeps a later state of it.`
  }
  return null
}
