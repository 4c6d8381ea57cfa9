import type { Services } from '#electron/services.ts'
import { storedIdentity, viewOf } from '#electron/signing-room/identities.ts'
import { refuseUnlessIntact } from '#electron/signing-room/keep-signature.ts'
import { checkMaySign, unlockIdentity, type SigningKey, type StoredIdentity } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { getIdentity } from '#electron/store/repositories/identities.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { IdentityId, Instant } from '#shared/lib/ids.ts'

/** The field of the house's certifying signature on an execution copy. It has no place on a page. */
export const SEAL_FIELD = 'Seal'

/** A key of a person of the house, and what its certificate is called. */
export interface HouseKey {
  readonly stored: StoredIdentity
  readonly name: string
}

/** Whether a key belongs to a person of the house. */
export function isOfTheHouse(services: Services, id: IdentityId): boolean {
  const { person, kind } = viewOf(getIdentity(services.db, id))
  return person !== null && kind === 'signer'
}

/** A key that may sign for the house now. Throws identity.not-of-the-house, identity.missing, identity.expired, identity.not-yet-valid, identity.not-for-signing. */
export function houseKey(services: Services, id: IdentityId): HouseKey {
  const { name } = viewOf(getIdentity(services.db, id))
  if (!isOfTheHouse(services, id)) {
    throw new AppError('identity.not-of-the-house', `The key of ${name} belongs to nobody of the house, so it cannot seal for it. Nothing was signed; choose a key of your own.`)
  }
  const stored = storedIdentity(services, id)
  allowed(checkMaySign(stored, new Date(services.clock())))
  return { stored, name }
}

/** The name of the house, or of whoever's key it is where the house has none. */
export function houseName(services: Services, fallback: string): string {
  const { house } = readWorkspace(services.db).settings
  return house.name.trim() === '' ? fallback : house.name
}

/** The house's certifying signature (DocMDP, P 2) on an execution copy, without a mark. Throws what opening the key throws, and signing.*. */
export async function sealCopy(services: Services, pdf: Uint8Array, house: HouseKey, passphrase: string): Promise<{ readonly bytes: Uint8Array; readonly at: Instant }> {
  const at = services.clock()
  using key = await unlockIdentity(house.stored, passphrase)
  const bytes = await signIncrement({ pdf, field: SEAL_FIELD, key, signedAt: at, signerName: house.name, reason: `Issued for signing by ${houseName(services, house.name)}`, certify: true })
  refuseUnlessIntact(bytes, at)
  return { bytes, at }
}

/** Signs and certifies a finished file of ours (a certificate of completion, a conformed copy) in its one field. */
export async function sealFile(pdf: Uint8Array, seal: { readonly key: SigningKey; readonly field: string; readonly name: string; readonly reason: string; readonly at: Instant; readonly timeZone: string; readonly shown: boolean }): Promise<Uint8Array> {
  const { key, field, name, reason, at, timeZone, shown } = seal
  const mark = { kind: 'typed', text: name.slice(0, 100), face: 'caveat' } as const
  const bytes = await signIncrement({
    pdf, field, key, signedAt: at, signerName: name, reason, certify: true, ...(shown ? { appearance: { mark, capacity: '', timeZone } } : {}),
  })
  refuseUnlessIntact(bytes, at)
  return bytes
}
