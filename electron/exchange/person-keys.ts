import { algorithmOf, publicKeyOf } from '#electron/exchange/file-signature.ts'
import type { Services } from '#electron/services.ts'
import { certificatesIn, type CertificateFacts } from '#electron/signing-room/certificate-file.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { viewOf } from '#electron/signing-room/identities.ts'
import { checkMaySign } from '#electron/signing/identity.ts'
import type { Db } from '#electron/store/database.ts'
import { allIdentities, type IdentityRow } from '#electron/store/repositories/identities.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import { allPersonKeys, deletePersonKey, insertPersonKey } from '#electron/store/repositories/person-keys.ts'
import { allTrusted } from '#electron/store/repositories/trusted-certificates.ts'
import { isOwner, type Person } from '#shared/contracts/person.ts'
import type { ApproverKey } from '#shared/ipc/approval-files-api.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId, PersonId } from '#shared/lib/ids.ts'

/** A key of this workspace that belongs to a person; those that confirm times decide nothing. */
function ownKeys(db: Db): (IdentityRow & { readonly person: PersonId })[] {
  return allIdentities(db).flatMap((row) => (row.person === null || row.record['kind'] === 'authority' ? [] : [{ ...row, person: row.person }]))
}

/** Whose key it is: of whom it is recorded, and who has it in this workspace. */
export function holdersOf(db: Db, fingerprint: string): PersonId[] {
  const holders = [...allPersonKeys(db), ...ownKeys(db)].filter((key) => key.fingerprint === fingerprint).map(({ person }) => person)
  return [...new Set(holders)]
}

/** The fingerprints by which a person is known. */
export function knownKeysOf(db: Db, person: PersonId): string[] {
  return [...allPersonKeys(db), ...ownKeys(db)].filter((key) => key.person === person).map(({ fingerprint }) => fingerprint)
}

/** Whether a person here vouched for a key in any way: it is somebody's, kept here, or trusted when files are verified. */
export function isKnown(db: Db, fingerprint: string): boolean {
  return [...allPersonKeys(db), ...allIdentities(db), ...allTrusted(db)].some((key) => key.fingerprint === fingerprint)
}

/** Every key by which decisions from elsewhere are known. */
export function approverKeys({ db }: Services): ApproverKey[] {
  const recorded = allPersonKeys(db).map(({ person, fingerprint, name, addedAt }) => ({ person, fingerprint, name, addedAt, own: false }))
  const own = ownKeys(db).map((row) => ({ person: row.person, fingerprint: row.fingerprint, name: viewOf(row).name, addedAt: viewOf(row).notBefore, own: true }))
  return [...recorded, ...own.filter(({ fingerprint, person }) => !recorded.some((each) => each.fingerprint === fingerprint && each.person === person))]
}

function onlyCertificate(bytes: Uint8Array): CertificateFacts {
  const [only, another] = certificatesIn(bytes)
  if (only === undefined) throw new AppError('approval-key.no-certificate', 'This file holds no certificate that can be read. Nothing was recorded; choose a .pem, .cer or .crt file.')
  if (another !== undefined) throw new AppError('approval-key.several', 'This file holds several certificates. Nothing was recorded; choose a file with the certificate of this one person.')
  return only
}

function requireUsable({ certificate, notBefore, notAfter }: CertificateFacts, now: string): void {
  const key = publicKeyOf(certificate)
  if (key === null || algorithmOf(key) === null) {
    throw new AppError('approval-key.unsupported', 'Decisions are signed with P-256 or Ed25519 keys, and this certificate is for another kind. Nothing was recorded; ask for the certificate of another key.')
  }
  const may = checkMaySign({ certificate, notBefore, notAfter }, new Date(now))
  if (may.ok) return
  if (may.refusal.code === 'identity.expired') throw new AppError('approval-key.expired', `This certificate was valid until ${notAfter.slice(0, 10)}. Nothing was recorded; ask for the one in use now.`)
  // One that begins tomorrow is recorded today: what is signed with it is held against its dates.
  if (may.refusal.code !== 'identity.not-yet-valid') throw new AppError('approval-key.unsupported', 'This certificate does not allow signing. Nothing was recorded; ask for the certificate of another key.')
}

function personOf(db: Db, id: PersonId): Person {
  const person = findPerson(db, id)
  if (person === null) throw new AppError('person.missing', 'This profile is not in the workspace.')
  return person
}

function requireMay(actor: Person, person: PersonId): void {
  if (isOwner(actor) || (actor.active && actor.id === person)) return
  throw new AppError('approval-key.may-not', 'Only an owner decides by which keys other people are known. Nothing was changed; ask an owner.')
}

/**
 * Records a certificate as a person's, so that decisions signed with its key count as theirs. Recording it again changes nothing.
 * Throws blob.missing, person.missing, approval-key.*.
 */
export function addPersonKey(services: Services, person: PersonId, blob: BlobId): { fingerprint: string; name: string } {
  const found = onlyCertificate(handedFile(services, blob).bytes)
  return services.write(({ db, now, actor, audit }) => {
    const { fingerprint, name, certificate } = found
    const { name: whose } = personOf(db, person)
    requireMay(actor, person)
    requireUsable(found, now)
    const holders = holdersOf(db, fingerprint)
    if (holders.some((holder) => holder !== person)) {
      throw new AppError('approval-key.of-another', 'This key belongs to somebody else here, and a key speaks for one person only. Nothing was recorded.')
    }
    if (holders.length > 0) return { fingerprint, name }
    insertPersonKey(db, { person, fingerprint, certificate, name, addedAt: now, addedBy: actor.id })
    audit({ kind: 'approver key recorded', contract: null, person, name: whose, certified: name, fingerprint })
    return { fingerprint, name }
  })
}

/** Forgets a recorded key: what is signed with it from now on is refused, what was taken in stays. Throws person.missing, approval-key.may-not, approval-key.own, approval-key.missing. */
export function removePersonKey(services: Services, person: PersonId, fingerprint: string): void {
  services.write(({ db, actor, audit }) => {
    const { name: whose } = personOf(db, person)
    requireMay(actor, person)
    const key = allPersonKeys(db).find((each) => each.person === person && each.fingerprint === fingerprint)
    if (key === undefined && holdersOf(db, fingerprint).includes(person)) {
      throw new AppError('approval-key.own', 'This key is kept in this workspace, so its owner is known by it. Nothing was changed.')
    }
    if (key === undefined) throw new AppError('approval-key.missing', 'This key is not recorded for this person. Nothing was changed.')
    deletePersonKey(db, key)
    audit({ kind: 'approver key removed', contract: null, person, name: whose, certified: key.name, fingerprint })
  })
}
