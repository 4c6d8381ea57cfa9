import { createCipheriv, createHmac, randomBytes } from 'node:crypto'
import { certificateFingerprint } from '../certificate.ts'
import * as der from '../der.ts'
import { damaged, decryptKey } from '../encrypted-key.ts'
import { requirePassphrase } from '../identity.ts'
import type { StoredIdentity } from '../identity.ts'
import { passphraseForms, pbkdf2Key, pkcs12Key, PURPOSE } from './passphrase-keys.ts'
import type { TypedPassphrase } from './passphrase-keys.ts'

/** As many turns for the MAC as for the keys, for a guess could be tried on either. */
const ITERATIONS = 100_000
const OID = {
  data: '1.2.840.113549.1.7.1', encryptedData: '1.2.840.113549.1.7.6', pbes2: '1.2.840.113549.1.5.13', pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9', aes256Cbc: '2.16.840.1.101.3.4.1.42', sha256: '2.16.840.1.101.3.4.2.1', keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3', x509: '1.2.840.113549.1.9.22.1', friendlyName: '1.2.840.113549.1.9.20', localKey: '1.2.840.113549.1.9.21',
} as const

export interface ExportRequest {
  readonly stored: StoredIdentity
  /** Under which it is kept here. */
  readonly passphrase: string
  /** Under which the file is to open. */
  readonly filePassphrase: string
  /** What other programs call it. */
  readonly name: string
}

/**
 * A backup of an identity as a .p12 file that other programs open: PBES2 with PBKDF2 (HMAC SHA-256) and AES-256-CBC, MAC SHA-256 (RFC 7292,
 * RFC 8018). Throws 'identity.wrong-passphrase', 'identity.damaged', 'identity.weak-passphrase'.
 */
export async function exportIdentity({ stored, passphrase, filePassphrase, name }: ExportRequest): Promise<Uint8Array> {
  requirePassphrase(filePassphrase)
  if (certificateFingerprint(stored.certificate) !== stored.fingerprint) throw damaged()
  const pkcs8 = await decryptKey(stored.encryptedKey, passphrase, stored.fingerprint)
  try {
    const [typed] = passphraseForms(filePassphrase)
    if (typed === undefined) throw new RangeError('There is no passphrase.')
    const attributes = der.setOf(
      der.sequence(der.objectIdentifier(OID.friendlyName), der.setOf(der.element(0x1e, Buffer.from(name, 'utf16le').swap16()))),
      der.sequence(der.objectIdentifier(OID.localKey), der.setOf(der.octetString(Buffer.from(stored.fingerprint, 'hex')))),
    )
    const key = await encrypted(pkcs8, typed)
    const keyBag = bag(OID.keyBag, der.sequence(key.scheme, der.octetString(key.data)), attributes)
    const certificates = [stored.certificate, ...(stored.chain ?? [])].map((certificate, at) => bag(OID.certificateBag, certificateBag(certificate), at === 0 ? attributes : undefined))
    const shrouded = await encrypted(der.sequence(...certificates), typed)
    const encryptedData = der.sequence(der.integer(0), der.sequence(der.objectIdentifier(OID.data), shrouded.scheme, der.implicit(0, der.octetString(shrouded.data))))
    const safe = der.sequence(contentInfo(OID.encryptedData, encryptedData), contentInfo(OID.data, der.octetString(der.sequence(keyBag))))
    return der.sequence(der.integer(3), contentInfo(OID.data, der.octetString(safe)), macOver(safe, typed))
  } finally {
    pkcs8.fill(0)
  }
}

function contentInfo(type: string, content: Uint8Array): Uint8Array {
  return der.sequence(der.objectIdentifier(type), der.explicit(0, content))
}

function bag(type: string, value: Uint8Array, attributes: Uint8Array | undefined): Uint8Array {
  return der.sequence(der.objectIdentifier(type), der.explicit(0, value), ...(attributes === undefined ? [] : [attributes]))
}

function certificateBag(certificate: Uint8Array): Uint8Array {
  return der.sequence(der.objectIdentifier(OID.x509), der.explicit(0, der.octetString(certificate)))
}

async function encrypted(plain: Uint8Array, typed: TypedPassphrase): Promise<{ readonly scheme: Uint8Array; readonly data: Uint8Array }> {
  const [salt, iv] = [randomBytes(16), randomBytes(16)]
  const key = await pbkdf2Key(typed.utf8, { digest: 'sha256', salt, iterations: ITERATIONS }, 32)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  key.fill(0)
  const derivation = der.sequence(
    der.objectIdentifier(OID.pbkdf2),
    der.sequence(der.octetString(salt), der.integer(ITERATIONS), der.sequence(der.objectIdentifier(OID.hmacSha256), der.nothing())),
  )
  const encryption = der.sequence(der.objectIdentifier(OID.aes256Cbc), der.octetString(iv))
  return { scheme: der.sequence(der.objectIdentifier(OID.pbes2), der.sequence(derivation, encryption)), data }
}

function macOver(safe: Uint8Array, typed: TypedPassphrase): Uint8Array {
  const salt = randomBytes(16)
  const key = pkcs12Key(typed.wide, { digest: 'sha256', salt, iterations: ITERATIONS }, PURPOSE.mac, 32)
  const mac = createHmac('sha256', key).update(safe).digest()
  key.fill(0)
  const info = der.sequence(der.sequence(der.objectIdentifier(OID.sha256), der.nothing()), der.octetString(mac))
  return der.sequence(info, der.octetString(salt), der.integer(ITERATIONS))
}
