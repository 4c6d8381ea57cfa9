import { z } from 'zod'
import { createIdentity, type StoredIdentity } from '#electron/signing/identity.ts'
import type { Services } from '#electron/services.ts'
import { allIdentities, getIdentity, insertIdentity, type IdentityRow } from '#electron/store/repositories/identities.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { IdentityView } from '#shared/ipc/views.ts'
import { instantSchema, type IdentityId } from '#shared/lib/ids.ts'

/** How an identity is kept: the certificate in base64, the key only under its passphrase. */
const recordSchema = z.strictObject({
  name: z.string(),
  email: z.string(),
  certificate: z.base64(),
  subject: z.string(),
  notBefore: instantSchema,
  notAfter: instantSchema,
  algorithm: z.literal('ECDSA P-256'),
  encryptedKey: z.custom<StoredIdentity['encryptedKey']>((value) => typeof value === 'object' && value !== null),
})

function recordOf(row: IdentityRow): z.infer<typeof recordSchema> {
  const parsed = recordSchema.safeParse(row.record)
  if (!parsed.success) throw new AppError('identity.damaged', 'This signing key cannot be read. It was left as it is; make a new one. Earlier signatures stay as they are.', { cause: parsed.error })
  return parsed.data
}

export function viewOf(row: IdentityRow): IdentityView {
  const { name, email, notBefore, notAfter } = recordOf(row)
  return { id: row.id, name, email, fingerprint: row.fingerprint, notBefore, notAfter, person: row.person }
}

export function identityViews(services: Services): IdentityView[] {
  return allIdentities(services.db).map(viewOf)
}

/** The identity as the signing engine takes it. Throws identity.missing, identity.damaged. */
export function storedIdentity(services: Services, id: IdentityId): StoredIdentity {
  const row = getIdentity(services.db, id)
  const { certificate, subject, notBefore, notAfter, algorithm, encryptedKey } = recordOf(row)
  return { certificate: Buffer.from(certificate, 'base64'), fingerprint: row.fingerprint, subject, notBefore, notAfter, algorithm, encryptedKey }
}

const validYears = 10

/** Makes a signing key and keeps it; `mine` ties it to whoever works here now. */
export async function makeIdentity(
  services: Services,
  wanted: { readonly name: string; readonly email: string; readonly passphrase: string; readonly mine: boolean },
): Promise<IdentityView> {
  const { name, email, passphrase } = wanted
  const made = await createIdentity({ name, ...(email === '' ? {} : { email }), passphrase, notBefore: new Date(services.clock()), validYears })
  const { certificate, fingerprint, ...rest } = made
  return services.write(({ db, actor, audit }) => {
    const row: IdentityRow = {
      id: services.newId<'identity'>(),
      person: wanted.mine ? actor.id : null,
      fingerprint,
      record: { name, email, certificate: Buffer.from(certificate).toString('base64'), ...rest },
    }
    insertIdentity(db, row)
    audit({ kind: 'identity made', contract: null, identity: row.id, name, fingerprint })
    return viewOf(row)
  })
}
