import { z } from 'zod'
import type { Services } from '#electron/services.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { isTimeStampingOnly } from '#electron/signing/certificate.ts'
import { changePassphrase, createIdentity, type StoredIdentity } from '#electron/signing/identity.ts'
import { exportIdentity } from '#electron/signing/p12/export-identity.ts'
import { identitiesIn, importIdentity } from '#electron/signing/p12/import-identity.ts'
import { allIdentities, changeIdentity, getIdentity, insertIdentity, type IdentityRow } from '#electron/store/repositories/identities.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { identityKinds, type FoundKey, type IdentityView } from '#shared/ipc/signing-views.ts'
import { instantSchema, type BlobId, type IdentityId } from '#shared/lib/ids.ts'

/** How an identity is kept: its certificates in base64, the key only under its passphrase. Those from before were all made here, to sign with. */
const recordSchema = z.strictObject({
  name: z.string(),
  email: z.string(),
  kind: z.enum(identityKinds).default('signer'),
  certificate: z.base64(),
  subject: z.string(),
  notBefore: instantSchema,
  notAfter: instantSchema,
  algorithm: z.enum(['ECDSA P-256', 'ECDSA P-384', 'RSA']),
  scheme: z.enum(['ECDSA', 'RSASSA-PKCS1-v1_5', 'RSASSA-PSS']).optional(),
  chain: z.array(z.base64()).default([]),
  origin: z.enum(['made', 'imported']).default('made'),
  encryptedKey: z.custom<StoredIdentity['encryptedKey']>((value) => typeof value === 'object' && value !== null),
})
type IdentityRecord = z.infer<typeof recordSchema>

function recordOf(row: IdentityRow): IdentityRecord {
  const parsed = recordSchema.safeParse(row.record)
  if (!parsed.success) throw new AppError('identity.damaged', 'This signing key cannot be read. It was left as it is; make a new one. Earlier signatures stay as they are.', { cause: parsed.error })
  return parsed.data
}

const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64')

function recorded(stored: StoredIdentity, whose: Pick<IdentityRecord, 'name' | 'email' | 'kind'>): IdentityRecord {
  const { certificate, subject, notBefore, notAfter, algorithm, scheme, chain = [], origin = 'made', encryptedKey } = stored
  return {
    ...whose, certificate: base64(certificate), subject, notBefore, notAfter, algorithm, chain: chain.map(base64), origin, encryptedKey,
    ...(scheme === undefined ? {} : { scheme }),
  }
}

export function viewOf(row: IdentityRow): IdentityView {
  const { name, email, notBefore, notAfter, kind, algorithm, subject, origin } = recordOf(row)
  return { id: row.id, name, email, fingerprint: row.fingerprint, notBefore, notAfter, person: row.person, kind, algorithm, subject, imported: origin === 'imported' }
}

export function identityViews(services: Services): IdentityView[] {
  return allIdentities(services.db).map(viewOf)
}

/** The identity as the signing engine takes it. Throws identity.missing, identity.damaged. */
export function storedIdentity(services: Services, id: IdentityId): StoredIdentity {
  const row = getIdentity(services.db, id)
  const { certificate, chain, subject, notBefore, notAfter, algorithm, scheme, origin, encryptedKey } = recordOf(row)
  return {
    certificate: Buffer.from(certificate, 'base64'), fingerprint: row.fingerprint, subject, notBefore, notAfter, algorithm, origin, encryptedKey,
    chain: chain.map((each) => Buffer.from(each, 'base64')),
    ...(scheme === undefined ? {} : { scheme }),
  }
}

/** The same of an identity that confirms times. Throws identity.not-an-authority, identity.missing, identity.damaged. */
export function storedAuthority(services: Services, id: IdentityId): StoredIdentity {
  if (viewOf(getIdentity(services.db, id)).kind !== 'authority') {
    throw new AppError('identity.not-an-authority', 'This key signs documents and cannot confirm times. Nothing was added; choose a time-stamp authority, or make one.')
  }
  return storedIdentity(services, id)
}

const validYears = 10

interface WantedIdentity {
  readonly name: string
  readonly email: string
  readonly passphrase: string
  readonly mine: boolean
  readonly kind?: IdentityView['kind']
}

/** Makes a key and keeps it; `mine` ties it to whoever works here now. Throws identity.invalid, identity.weak-passphrase. */
export async function makeIdentity(services: Services, wanted: WantedIdentity): Promise<IdentityView> {
  const { name, email, passphrase, kind = 'signer' } = wanted
  const notBefore = new Date(services.clock())
  return keepIdentity(services, await createIdentity({ name, ...(email === '' ? {} : { email }), passphrase, notBefore, validYears, purpose: kind === 'authority' ? 'time-stamping' : 'signing' }), wanted)
}

/** Keeps a key that was made here, under the passphrase it was made with. */
export function keepIdentity(services: Services, made: StoredIdentity, { name, email, mine, kind = 'signer' }: Omit<WantedIdentity, 'passphrase'>): IdentityView {
  return services.write(({ db, actor, audit }) => {
    const row: IdentityRow = { id: services.newId<'identity'>(), person: mine ? actor.id : null, fingerprint: made.fingerprint, record: recorded(made, { name, email, kind }) }
    insertIdentity(db, row)
    audit({ kind: 'identity made', contract: null, identity: row.id, name, fingerprint: made.fingerprint })
    return viewOf(row)
  })
}

/** The common name of a subject, or all of it. */
function nameIn(subject: string): string {
  return /(?:^|, )CN=((?:\\.|[^,\\])*)/.exec(subject)?.[1]?.replaceAll(/\\(.)/g, '$1') ?? subject
}

/** What a .p12 or .pfx file holds; nothing of it is kept. Throws blob.missing, identity.wrong-passphrase, identity.damaged, identity.no-key, identity.unsupported. */
export async function keysInFile(services: Services, blob: BlobId, passphrase: string): Promise<FoundKey[]> {
  const offered = await identitiesIn(handedFile(services, blob).bytes, passphrase)
  const known = new Set(allIdentities(services.db).map(({ fingerprint }) => fingerprint))
  return offered.map(({ fingerprint, name, subject, algorithm, notBefore, notAfter }) => (
    { which: fingerprint, name: name.trim() === '' ? nameIn(subject) : name, subject, algorithm, notBefore, notAfter, known: known.has(fingerprint) }
  ))
}

interface WantedImport {
  readonly blob: BlobId
  readonly passphrase: string
  readonly which: string
  readonly newPassphrase: string
  readonly mine: boolean
}

/** Takes a key out of a file and keeps it under a passphrase of its own. Throws what `keysInFile` does, identity.weak-passphrase, identity.known. */
export async function takeIdentity(services: Services, { blob, passphrase, which, newPassphrase, mine }: WantedImport): Promise<IdentityView> {
  const taken = await importIdentity({ file: handedFile(services, blob).bytes, passphrase, newPassphrase, choose: which })
  const kind = isTimeStampingOnly(taken.certificate) ? 'authority' : 'signer'
  const name = nameIn(taken.subject)
  return services.write(({ db, actor, audit }) => {
    if (allIdentities(db).some(({ fingerprint }) => fingerprint === taken.fingerprint)) {
      throw new AppError('identity.known', 'This key is in the workspace already. It was left as it is; its passphrase can be changed.')
    }
    const row: IdentityRow = { id: services.newId<'identity'>(), person: mine ? actor.id : null, fingerprint: taken.fingerprint, record: recorded(taken, { name, email: '', kind }) }
    insertIdentity(db, row)
    audit({ kind: 'identity imported', contract: null, identity: row.id, name, fingerprint: taken.fingerprint })
    return viewOf(row)
  })
}

const fileStem = (name: string): string => name.replaceAll(/[^\p{L}\p{N} .-]/gu, '').trim() || 'signing key'

/** A .p12 file of a key, under a passphrase of its own. Throws identity.wrong-passphrase, identity.weak-passphrase, identity.damaged, identity.missing. */
export async function backUpIdentity(services: Services, id: IdentityId, passphrase: string, backupPassphrase: string): Promise<{ blob: BlobId; fileName: string }> {
  const { name, fingerprint } = viewOf(getIdentity(services.db, id))
  const bytes = await exportIdentity({ stored: storedIdentity(services, id), passphrase, filePassphrase: backupPassphrase, name })
  const fileName = `${fileStem(name)}.p12`
  services.write(({ audit }) => audit({ kind: 'identity backed up', contract: null, identity: id, name, fingerprint }))
  return { blob: services.transient.put({ bytes, mediaType: 'application/x-pkcs12', fileName }), fileName }
}

/** The certificate of a key in a file of its own (RFC 7468 §5), with nothing that is secret. Throws identity.missing, identity.damaged. */
export function certificateFile(services: Services, id: IdentityId): { blob: BlobId; fileName: string } {
  const { name } = viewOf(getIdentity(services.db, id))
  const lines = base64(storedIdentity(services, id).certificate).match(/.{1,64}/g) ?? []
  const fileName = `${fileStem(name)}.pem`
  const bytes = Buffer.from(['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'), 'latin1')
  return { blob: services.transient.put({ bytes, mediaType: 'application/x-pem-file', fileName }), fileName }
}

/** Keeps a key under another passphrase; the old one no longer opens it here. Throws what opening it throws, and identity.weak-passphrase. */
export async function giveNewPassphrase(services: Services, id: IdentityId, passphrase: string, newPassphrase: string): Promise<IdentityView> {
  const before = getIdentity(services.db, id)
  const { encryptedKey } = await changePassphrase(storedIdentity(services, id), passphrase, newPassphrase)
  return services.write(({ db, audit }) => {
    const { name } = viewOf(before)
    const changed = { ...before, record: { ...recordOf(before), encryptedKey } }
    changeIdentity(db, changed)
    audit({ kind: 'passphrase changed', contract: null, identity: id, name, fingerprint: before.fingerprint })
    return viewOf(changed)
  })
}
