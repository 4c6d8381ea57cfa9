import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Services } from '#electron/services.ts'
import { deriveKey, SCRYPT_COST } from '#electron/signing/passphrase-key.ts'
import { deleteLock, lockOf, saveLock, type ProfileLock } from '#electron/store/repositories/profile-locks.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { PersonId } from '#shared/lib/ids.ts'

async function newLock(passphrase: string): Promise<ProfileLock> {
  const salt = randomBytes(16)
  const derived = await deriveKey(passphrase, salt, SCRYPT_COST)
  return { ...SCRYPT_COST, salt: salt.toString('base64'), derived: derived.toString('base64') }
}

/**
 * Checks the passphrase of a profile; one without a passphrase asks for none. It keeps people from working under each other's name; what is in
 * the file is not encrypted by it. Throws people.passphrase-needed, people.wrong-passphrase.
 */
export async function checkPassphrase({ db }: Services, person: PersonId, passphrase: string | null): Promise<void> {
  const lock = lockOf(db, person)
  if (lock === null) return
  if (passphrase === null) throw new AppError('people.passphrase-needed', 'This profile has a passphrase. Enter it to work under this name.')
  const derived = await deriveKey(passphrase, Buffer.from(lock.salt, 'base64'), lock)
  const expected = Buffer.from(lock.derived, 'base64')
  if (derived.length !== expected.length || !timingSafeEqual(derived, expected)) {
    throw new AppError('people.wrong-passphrase', 'This is not the passphrase of this profile. Nothing was changed; try again.')
  }
}

/** Gives one's own profile a passphrase, or another one. Throws people.passphrase-needed, people.wrong-passphrase. */
export async function setPassphrase(services: Services, present: string | null, passphrase: string): Promise<void> {
  const { id } = services.me()
  await checkPassphrase(services, id, present)
  const lock = await newLock(passphrase)
  services.write(({ db, actor, audit }) => {
    if (actor.id !== id) throw new AppError('people.other-profile', 'Somebody else works here now. Nothing was changed; switch back and try again.')
    saveLock(db, id, lock)
    audit({ kind: 'profile passphrase set', contract: null, person: id })
  })
}

/**
 * Takes the passphrase off a profile: one's own, with it; or, as an owner, that of somebody who forgot theirs, which the log tells.
 * Throws people.not-owner and what checkPassphrase throws.
 */
export async function removePassphrase(services: Services, person: PersonId, present: string | null): Promise<void> {
  const me = services.me()
  if (person === me.id) await checkPassphrase(services, person, present)
  else if (!isOwner(me)) throw new AppError('people.not-owner', 'Only an owner may take the passphrase off somebody else’s profile. Ask an owner.')
  services.write(({ db, audit }) => {
    const found = findPerson(db, person)
    if (found === null || lockOf(db, person) === null) return
    deleteLock(db, person)
    audit({ kind: 'profile passphrase removed', contract: null, person, name: found.name })
  })
}
