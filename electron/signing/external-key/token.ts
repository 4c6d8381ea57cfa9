import { createHash, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import { certificateFingerprint } from '../certificate.ts'
import { digestIdentifier } from '../cms.ts'
import * as der from '../der.ts'
import { digestFor, isSupportedKey, saltLength, schemeFor } from '../signing-key.ts'
import type { DigestName, SignatureScheme, SigningKey } from '../signing-key.ts'
import { CK, loadCryptoki, ulong } from './cryptoki.ts'
import type { Cryptoki, Mechanism } from './cryptoki.ts'
import type { ExternalIdentity, ExternalKey } from './external-key.ts'

export interface TokenRequest {
  /** The module: a library (.so, .dll, .dylib) that the maker of the token gives. */
  readonly module: string
  /** What the token is called; the only one when left out. */
  readonly label?: string
  readonly pin: string
}

interface OnToken extends ExternalIdentity {
  readonly object: number
  readonly publicKey: KeyObject
}

/** The tokens that a module knows of, by what they are called. Throws 'device.module-unreadable', 'device.failed'. */
export async function tokensOf(module: string): Promise<readonly string[]> {
  const cryptoki = await loadCryptoki(module)
  return cryptoki.slots().flatMap((slot) => cryptoki.tokenLabel(slot) ?? [])
}

/**
 * Opens a token through its PKCS #11 module (OASIS, version 2.40). Private keys never leave it.
 * Throws 'device.module-unreadable', 'device.no-token', 'device.wrong-pin', 'device.locked', 'device.failed'.
 */
export async function openToken({ module, label, pin }: TokenRequest): Promise<ExternalKey> {
  const cryptoki = await loadCryptoki(module)
  const tokens = cryptoki.slots().map((slot) => ({ slot, label: cryptoki.tokenLabel(slot) })).filter((token) => token.label !== undefined && (label === undefined || token.label === label))
  const [token, another] = tokens
  if (token === undefined || another !== undefined) {
    throw new AppError('device.no-token', token === undefined ? 'No such token is there. Nothing was signed; put it in and try again.' : 'There are several tokens. Nothing was signed; say which one.')
  }
  const session = cryptoki.open(token.slot)
  let open = true
  const close = (): void => {
    if (open) cryptoki.close(session)
    open = false
  }
  try {
    cryptoki.login(session, pin)
    const identities = identitiesOn(cryptoki, session)
    return {
      label: token.label ?? '',
      identities: identities.map(({ fingerprint, label: name, subject, certificate }) => ({ fingerprint, label: name, subject, certificate })),
      signingKey(fingerprint, scheme) {
        const identity = identities.find((each) => each.fingerprint === fingerprint)
        if (identity === undefined) throw new AppError('device.no-key', 'This key is not on the token. Nothing was signed; choose another.')
        return keyOn(identity, scheme, (how, data) => {
          if (!open) throw new AppError('identity.locked', 'The token was let go of. Nothing was signed; enter the PIN once more.')
          return cryptoki.sign(session, identity.object, how, data)
        })
      },
      close,
      [Symbol.dispose]: close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** Certificates and private keys that have the same CKA_ID belong together (PKCS #11, section 4.6.3). */
function identitiesOn(cryptoki: Cryptoki, session: number): readonly OnToken[] {
  const { objectClass, certificateType, id, label, value } = CK.attribute
  const found: OnToken[] = []
  for (const object of cryptoki.find(session, [{ type: objectClass, value: ulong(CK.certificate) }, { type: certificateType, value: ulong(CK.x509) }])) {
    const identifier = cryptoki.value(session, object, id)
    const [key] = identifier.length === 0 ? [] : cryptoki.find(session, [{ type: objectClass, value: ulong(CK.privateKey) }, { type: id, value: identifier }])
    if (key === undefined) continue
    const certificate = cryptoki.value(session, object, value)
    const read = certificateOf(certificate)
    if (read === undefined) continue
    const { subject, publicKey } = read
    found.push({ object: key, certificate, publicKey, fingerprint: certificateFingerprint(certificate), subject: subject.replaceAll('\n', ', '), label: Buffer.from(cryptoki.value(session, object, label)).toString('utf8') })
  }
  return found
}

/** Nothing for octets that are no certificate: whoever sees none of that name knows that it cannot be used. */
function certificateOf(octets: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(octets)
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

function keyOn({ certificate, fingerprint, publicKey }: OnToken, wanted: SignatureScheme | undefined, signOn: (how: Mechanism, data: Uint8Array) => Uint8Array): SigningKey {
  if (!isSupportedKey(publicKey)) throw new AppError('identity.unsupported', 'The key on the token is of a kind that is not supported here. Nothing was signed; RSA of 2048 to 4096 bits, P-256 and P-384 are.')
  const scheme = schemeFor(publicKey, wanted)
  const digest = digestFor(publicKey)
  let open = true
  const close = (): void => {
    open = false
  }
  return {
    certificate, fingerprint, scheme, digest, close,
    algorithm: scheme === 'ECDSA' ? 'ECDSA' : 'RSA',
    chain: [],
    sign(data) {
      if (!open) throw new AppError('identity.locked', 'The signing identity was locked again. Nothing was signed; enter the PIN once more.')
      const hash = createHash(digest).update(data).digest()
      if (scheme === 'ECDSA') return derOfEcdsa(signOn({ mechanism: CK.mechanism.ecdsa }, hash))
      if (scheme === 'RSASSA-PSS') return signOn({ mechanism: CK.mechanism.rsaPkcsPss, parameter: pssParameter(digest) }, hash)
      // RFC 8017, section 9.2: the DigestInfo, whose digest algorithm here has NULL parameters.
      const identifier = der.sequence(der.elementsIn(digestIdentifier(digest))[0]?.content ?? hash, der.nothing())
      return signOn({ mechanism: CK.mechanism.rsaPkcs }, der.sequence(identifier, der.octetString(hash)))
    },
    [Symbol.dispose]: close,
  }
}

/** CK_RSA_PKCS_PSS_PARAMS. */
function pssParameter(digest: DigestName): Uint8Array {
  return Buffer.concat([ulong(CK.hash[digest]), ulong(CK.mgf[digest]), ulong(saltLength(digest))])
}

/** Tokens answer r and s side by side; signatures want them in DER (RFC 3279 §2.2.3). */
function derOfEcdsa(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2
  return der.sequence(der.unsignedInteger(raw.subarray(0, half)), der.unsignedInteger(raw.subarray(half)))
}
