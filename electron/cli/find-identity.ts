import type { Services } from '#electron/services.ts'
import { identityViews } from '#electron/signing-room/identities.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { IdentityView } from '#shared/ipc/signing-views.ts'

/** The key a person means by its id, its name or the beginning of its fingerprint. Throws identity.missing, identity.ambiguous. */
export function findIdentity(services: Services, meant: string): IdentityView {
  const found = identityViews(services).filter(({ id, name, fingerprint }) => id === meant || name === meant || (meant.length >= 8 && fingerprint.startsWith(meant.toLowerCase())))
  const [only, another] = found
  if (only === undefined) throw new AppError('identity.missing', `No key of this workspace is called “${meant}”.`)
  if (another !== undefined) throw new AppError('identity.ambiguous', `Several keys are called “${meant}”. Give the beginning of the fingerprint.`)
  return only
}
