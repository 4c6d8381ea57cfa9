import { algorithmOf, publicKeyOf } from '#electron/exchange/file-signature.ts'
import type { Services } from '#electron/services.ts'
import { storedIdentity } from '#electron/signing-room/identities.ts'
import { checkMaySign, unlockIdentity, type SigningKey } from '#electron/signing/identity.ts'
import { refusedFile } from '#shared/approvals/files/refusals.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { IdentityId } from '#shared/lib/ids.ts'

/** Opens a key of this workspace to sign an approval file with. Throws identity.*, approval-file.key-cannot-sign; the key is asked for its kind before its passphrase. */
export async function openSigningKey(services: Services, identity: IdentityId, passphrase: string): Promise<SigningKey> {
  const stored = storedIdentity(services, identity)
  allowed(checkMaySign(stored, new Date(services.clock())))
  const key = publicKeyOf(stored.certificate)
  if (key === null || algorithmOf(key) === null) allowed(refusedFile('key-cannot-sign'))
  return unlockIdentity(stored, passphrase)
}
