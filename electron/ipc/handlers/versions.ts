import { contractView } from '#electron/contracts/view.ts'
import { restoreVersion } from '#electron/drafts/restore.ts'
import { documentOf, nameVersion } from '#electron/drafts/versions.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'

export const versionHandlers: Handlers<'versions'> = {
  'versions.name': (services, { contract, name, kind, note }) =>
    services.write((writer) => {
      const { state } = getContract(writer.db, contract)
      if (!mayEdit(writer.actor)) {
        throw new AppError('version.may-not-edit', 'Only an owner or an editor may name a version. Switch to your own profile.')
      }
      if (!editableStates.has(state)) throw new AppError('version.read-only', `The text is fixed while the contract is in “${state}”; its version is named already.`)
      return nameVersion(services, writer, contract, { name, kind, note })
    }),

  'versions.open': (services, { version: id }) => {
    const version = getVersion(services.db, id)
    return { version, document: documentOf(services, version.hash).toJSON() as Record<string, unknown> }
  },

  'versions.restore': (services, { version }) => contractView(services, restoreVersion(services, version)),
}
