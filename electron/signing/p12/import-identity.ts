import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import { certificateFingerprint } from '../certificate.ts'
import { encryptKey } from '../encrypted-key.ts'
import { SCRYPT_COST, type ScryptCost } from '../passphrase-key.ts'
import { datesOf, requirePassphrase } from '../identity.ts'
import type { IdentityAlgorithm, StoredIdentity } from '../identity.ts'
import { isSupportedKey, schemeFor } from '../signing-key.ts'
import type { SignatureScheme } from '../signing-key.ts'
import { openKeyStore } from './key-store.ts'
import { refusal } from './refusals.ts'

/** An identity that a file offers, as a person chooses between several. */
export interface OfferedIdentity {
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string
  /** What the file calls it, perhaps nothing. */
  readonly name: string
  readonly subject: string
  readonly algorithm: IdentityAlgorithm
  readonly notBefore: string
  readonly notAfter: string
}

export interface ImportRequest {
  /** The bytes of a .p12 or .pfx file. */
  readonly file: Uint8Array
  readonly passphrase: string
  /** The passphrase it is kept under from now on. */
  readonly newPassphrase: string
  /** Which one, by fingerprint, when the file offers several. */
  readonly choose?: string
  /** For RSA keys; PKCS #1 version 1.5 when left out. */
  readonly scheme?: SignatureScheme
}

interface Found extends OfferedIdentity {
  readonly pkcs8: Buffer
  readonly key: KeyObject
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
}

/** The identities a file offers. Throws as `openKeyStore` does, and 'identity.no-key', 'identity.unsupported'. */
export async function identitiesIn(file: Uint8Array, passphrase: string): Promise<readonly OfferedIdentity[]> {
  const found = await identitiesFound(file, passphrase)
  for (const { pkcs8 } of found) pkcs8.fill(0)
  return found.map(({ fingerprint, name, subject, algorithm, notBefore, notAfter }) => ({ fingerprint, name, subject, algorithm, notBefore, notAfter }))
}

/**
 * Takes a signing identity out of a .p12 or .pfx file, with the certificates above it; its key is kept as one made here is.
 * Throws as `identitiesIn` does, 'identity.several' when there is more than one to choose from, and 'identity.weak-passphrase'.
 */
export async function importIdentity(request: ImportRequest, cost: ScryptCost = SCRYPT_COST): Promise<StoredIdentity> {
  requirePassphrase(request.newPassphrase)
  const found = await identitiesFound(request.file, request.passphrase)
  try {
    const wanted = request.choose === undefined ? found : found.filter(({ fingerprint }) => fingerprint === request.choose)
    const [one, another] = wanted
    if (one === undefined) throw refusal('identity.no-key')
    if (another !== undefined) throw new AppError('identity.several', `This file holds ${wanted.length} signing identities. Nothing was imported yet; choose one.`)
    const { certificate, fingerprint, subject, notBefore, notAfter, algorithm, chain } = one
    return {
      certificate, fingerprint, subject, notBefore, notAfter, algorithm, chain,
      scheme: schemeFor(one.key, request.scheme),
      origin: 'imported',
      encryptedKey: await encryptKey(one.pkcs8, request.newPassphrase, fingerprint, cost),
    }
  } finally {
    for (const { pkcs8 } of found) pkcs8.fill(0)
  }
}

async function identitiesFound(file: Uint8Array, passphrase: string): Promise<readonly Found[]> {
  const { keys, certificates } = await openKeyStore(file, passphrase)
  const read = certificates.map(({ der, name }) => ({ der, name, x509: x509Of(der) }))
  const found: Found[] = []
  let unsupported: string | undefined
  for (const { pkcs8, name } of keys) {
    const key = privateKeyOf(pkcs8)
    const own = key && read.find(({ x509 }) => isKeyOf(x509, key))
    if (key !== undefined && own !== undefined && isSupportedKey(key)) found.push({ ...offered(own.der, own.x509, key, name || own.name), pkcs8, key, certificate: own.der, chain: chainAbove(own.x509, read) })
    else {
      pkcs8.fill(0)
      if (key === undefined || (own !== undefined && !isSupportedKey(key))) unsupported = key?.asymmetricKeyType ?? 'an unknown key'
    }
  }
  if (found.length > 0) return found
  if (unsupported !== undefined) throw refusal('identity.unsupported', `${unsupported}; RSA of 2048 to 4096 bits, P-256 and P-384 are`)
  throw refusal('identity.no-key')
}

function x509Of(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der)
  } catch (cause) {
    throw refusal('identity.damaged', 'a certificate', cause)
  }
}

function privateKeyOf(pkcs8: Buffer): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  } catch (error) {
    // A kind of key that OpenSSL does not know.
    if (error instanceof Error) return undefined
    throw error
  }
}

function isKeyOf(certificate: X509Certificate, key: KeyObject): boolean {
  return certificate.publicKey.equals(createPublicKey(key))
}

function offered(der: Uint8Array, x509: X509Certificate, key: KeyObject, name: string): OfferedIdentity {
  const curve = key.asymmetricKeyDetails?.namedCurve
  return {
    fingerprint: certificateFingerprint(der),
    name,
    subject: x509.subject.replaceAll('\n', ', '),
    algorithm: curve === 'prime256v1' ? 'ECDSA P-256' : curve === 'secp384r1' ? 'ECDSA P-384' : 'RSA',
    ...datesOf(der),
  }
}

/** The certificates above one, nearest first, up to one that signed itself or is not there. */
function chainAbove(start: X509Certificate, read: readonly { readonly der: Uint8Array; readonly x509: X509Certificate }[]): readonly Uint8Array[] {
  const chain: { readonly der: Uint8Array; readonly x509: X509Certificate }[] = []
  for (let below = start; below.subject !== below.issuer; ) {
    const issuer = read.find((each) => !chain.includes(each) && each.x509.subject === below.issuer && below.checkIssued(each.x509) && below.verify(each.x509.publicKey))
    if (issuer === undefined) break
    chain.push(issuer)
    below = issuer.x509
  }
  return chain.map(({ der }) => der)
}
