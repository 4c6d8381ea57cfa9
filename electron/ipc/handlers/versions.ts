import { contractView } from '#electron/contracts/view.ts'
import { restoreVersion } from '#electron/drafts/restore.ts'
import { documentOf, nameVersionByHand } from '#electron/drafts/versions.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'

export const versionHandlers: Handlers<'versions'> = {
  'versions.name': (services, { contract, ...given }) => nameVersionByHand(services, contract, given),

  'versions.open': (services, { version: id }) => {
    const version = getVersion(services.db, id)
    return { version, document: documentOf(services, version.hash).toJSON() as Record<string, unknown> }
  },

  'versions.restore': (services, { version }) => contractView(services, restoreVersion(services, version)),
}
