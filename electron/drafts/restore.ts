import { rewriteDraft, setAside } from '#electron/drafts/rewrite.ts'
import { nameVersion, documentOf } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'

/**
 * Goes back to an earlier version: the text as it stands is named first if it is not a version yet, so that nothing is lost, then the
 * old text becomes the working text and a new version.
 */
export function restoreVersion(services: Services, id: VersionId): ContractId {
  const version = getVersion(services.db, id)
  const { contract } = version
  const wanted = documentOf(services, version.hash)
  try {
    services.write((writer) => {
      const { state } = getContract(writer.db, contract)
      if (!mayEdit(writer.actor)) {
        throw new AppError('version.may-not-edit', 'Only an owner or an editor may go back to a version. Switch to your own profile.')
      }
      if (!editableStates.has(state)) throw new AppError('version.read-only', `The text cannot change while the contract is in “${state}”. Nothing was changed.`)
      setAside(services, writer, contract, `Before going back to version ${version.number}`)
      rewriteDraft(services, writer, contract, wanted)
      const made = nameVersion(services, writer, contract, { name: `Version ${version.number} again: ${version.name}`.slice(0, 200), kind: 'internal', note: '' })
      writer.audit({ kind: 'version restored', contract, from: version.id, version: made.id, hash: made.hash })
    })
  } catch (error) {
    services.drafts.forget(contract)
    throw error
  }
  return contract
}
