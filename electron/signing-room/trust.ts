import type { Services } from '#electron/services.ts'
import { certificateFacts, certificatesIn } from '#electron/signing-room/certificate-file.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import type { VerifyOptions } from '#electron/signing/verify/verify-pdf.ts'
import { allIdentities } from '#electron/store/repositories/identities.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { allTrusted, deleteTrusted, insertTrusted } from '#electron/store/repositories/trusted-certificates.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { TrustedCertificate } from '#shared/ipc/signing-views.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** Every certificate that a person of this workspace trusts. */
export function trustedViews(services: Services): TrustedCertificate[] {
  const names = new Map(allPeople(services.db).map(({ id, name }) => [id, name]))
  return allTrusted(services.db).map(({ fingerprint, kind, addedAt, addedBy, certificate }) => {
    const { name, subject, issuer, notBefore, notAfter } = certificateFacts(certificate)
    return { fingerprint, kind, name, subject, issuer, notBefore, notAfter, addedAt, addedBy: names.get(addedBy) ?? 'Someone no longer known' }
  })
}

/** What is trusted when a file is verified: the keys of this workspace, and what a person imported. */
function trustedFingerprints(services: Services): Map<string, 'pinned' | 'imported'> {
  const imported = allTrusted(services.db).map(({ fingerprint, kind }) => [fingerprint, kind === 'signer' ? 'pinned' : 'imported'] as const)
  const own = allIdentities(services.db).map(({ fingerprint }) => [fingerprint, 'pinned'] as const)
  return new Map<string, 'pinned' | 'imported'>([...imported, ...own])
}

/** What is needed to judge whom a file is signed by: what is trusted, the roots in full, and the authorities that go by this machine's clock. */
export function trustOf(services: Services): Pick<VerifyOptions, 'trusted' | 'roots' | 'localAuthorities'> {
  // Looked at no further: a key that is damaged is no reason to verify nothing.
  const authorities = allIdentities(services.db).filter(({ record }) => record['kind'] === 'authority')
  return {
    trusted: trustedFingerprints(services),
    roots: allTrusted(services.db).map(({ certificate }) => certificate),
    localAuthorities: new Set(authorities.map(({ fingerprint }) => fingerprint)),
  }
}

function requireEditor(services: Services): void {
  if (!mayEdit(services.me())) throw new AppError('trust.may-not-edit', 'Only an owner or an editor decides which certificates are trusted. Nothing was changed.')
}

/**
 * Trusts every certificate of a file: one that may issue others as a root, any other as that one signer. Known ones stay as they are.
 * Throws blob.missing, trust.no-certificate, trust.may-not-edit.
 */
export function addTrusted(services: Services, blob: BlobId): TrustedCertificate[] {
  const found = certificatesIn(handedFile(services, blob).bytes)
  if (found.length === 0) throw new AppError('trust.no-certificate', 'This file holds no certificate that can be read. Nothing was added; choose a .cer, .crt or .pem file.')
  requireEditor(services)
  services.write(({ db, now, actor, audit }) => {
    const known = new Set(allTrusted(db).map(({ fingerprint }) => fingerprint))
    for (const { fingerprint, certificate, name, issues } of found.filter((each) => !known.has(each.fingerprint))) {
      const kind = issues ? 'root' : 'signer'
      insertTrusted(db, { fingerprint, certificate, kind, addedAt: now, addedBy: actor.id })
      audit({ kind: 'certificate trusted', contract: null, name, fingerprint, as: kind })
    }
  })
  return trustedViews(services)
}

/** Trusts a certificate no longer. Throws trust.missing, trust.may-not-edit. */
export function removeTrusted(services: Services, fingerprint: string): TrustedCertificate[] {
  const row = allTrusted(services.db).find((each) => each.fingerprint === fingerprint)
  if (row === undefined) throw new AppError('trust.missing', 'This certificate is not among the trusted ones. Nothing was changed.')
  requireEditor(services)
  services.write(({ db, audit }) => {
    deleteTrusted(db, fingerprint)
    audit({ kind: 'trust withdrawn', contract: null, name: certificateFacts(row.certificate).name, fingerprint })
  })
  return trustedViews(services)
}
