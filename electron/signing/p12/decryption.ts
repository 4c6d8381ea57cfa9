import { createDecipheriv } from 'node:crypto'
import { childrenOf, contentOf, type Der, expectTag, oidOf, smallInteger, tags } from '../verify/cms/der.ts'
import { pbkdf2Key, pkcs12Key, PURPOSE } from './passphrase-keys.ts'
import type { Derivation, DerivingDigest, TypedPassphrase } from './passphrase-keys.ts'
import { decryptRc2 } from './rc2.ts'
import { refusal } from './refusals.ts'

interface Cipher {
  readonly name: string
  readonly keyLength: number
  readonly ivLength: number
}

/** The schemes of RFC 7292, appendix C: always SHA-1. */
const OLD_SCHEMES: Readonly<Record<string, Cipher | undefined>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 },
  '1.2.840.113549.1.12.1.4': { name: 'des-ede-cbc', keyLength: 16, ivLength: 8 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2', keyLength: 16, ivLength: 8 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', keyLength: 5, ivLength: 8 },
}
const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const CIPHERS: Readonly<Record<string, Cipher | undefined>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16, ivLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24, ivLength: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32, ivLength: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 },
}
const HMACS: Readonly<Record<string, DerivingDigest | undefined>> = {
  '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.8': 'sha224', '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.10': 'sha384', '1.2.840.113549.2.11': 'sha512',
}
const HASHES: Readonly<Record<string, DerivingDigest | undefined>> = {
  '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.4': 'sha224', '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** The digest of an AlgorithmIdentifier. Throws 'identity.unsupported'. */
export function macDigest(identifier: Der): DerivingDigest {
  const oid = oidOf(childrenOf(identifier)[0])
  const digest = HASHES[oid]
  if (digest === undefined) throw refusal('identity.unsupported', `digest ${oid}`)
  return digest
}

/** A whole number of iterations; one of more octets than any sensible number is refused as too much work. */
export function turnsOf(der: Der | undefined): number {
  if (contentOf(expectTag(der, tags.integer, 'Iterations')).length > 4) throw refusal('identity.too-large', 'rounds of key derivation')
  return smallInteger(der)
}

/** Decrypts by a password-based scheme; nothing when the passphrase is not this one. Throws 'identity.unsupported', 'identity.too-large'. */
export async function decrypted(scheme: Der, data: Uint8Array, passphrase: TypedPassphrase): Promise<Buffer | undefined> {
  const [id, parameters] = childrenOf(scheme)
  const oid = oidOf(id)
  if (oid === PBES2) return decryptedByPbes2(expectTag(parameters, tags.sequence, 'PBES2'), data, passphrase)
  const cipher = OLD_SCHEMES[oid]
  if (cipher === undefined) throw refusal('identity.unsupported', `encryption ${oid}`)
  const [salt, turns] = childrenOf(expectTag(parameters, tags.sequence, 'Parameters'))
  const derivation: Derivation = { digest: 'sha1', salt: contentOf(expectTag(salt, tags.octetString, 'Salt')), iterations: turnsOf(turns) }
  const key = pkcs12Key(passphrase.wide, derivation, PURPOSE.key, cipher.keyLength)
  const iv = pkcs12Key(passphrase.wide, derivation, PURPOSE.iv, cipher.ivLength)
  try {
    if (cipher.name === 'rc2') return decryptRc2(data, { key, iv, effectiveBits: cipher.keyLength * 8 })
    // Two-key triple DES is three-key with the first key again.
    return cipher.name === 'des-ede-cbc' ? plainText('des-ede3-cbc', Buffer.concat([key, key.subarray(0, 8)]), iv, data) : plainText(cipher.name, key, iv, data)
  } finally {
    key.fill(0)
  }
}

/** RFC 8018, section 6.2 and appendix A.4. */
async function decryptedByPbes2(parameters: Der, data: Uint8Array, passphrase: TypedPassphrase): Promise<Buffer | undefined> {
  const [derivation, encryption] = childrenOf(parameters).map((part) => childrenOf(part))
  const [derivationId, derivationParameters] = derivation ?? []
  const [encryptionId, iv] = encryption ?? []
  if (oidOf(derivationId) !== PBKDF2) throw refusal('identity.unsupported', `key derivation ${oidOf(derivationId)}`)
  const cipher = CIPHERS[oidOf(encryptionId)]
  if (cipher === undefined) throw refusal('identity.unsupported', `encryption ${oidOf(encryptionId)}`)
  const [salt, turns, ...rest] = childrenOf(expectTag(derivationParameters, tags.sequence, 'PBKDF2'))
  const pseudorandom = rest.find(({ tag }) => tag === tags.sequence)
  const digest = pseudorandom === undefined ? 'sha1' : HMACS[oidOf(childrenOf(pseudorandom)[0])]
  if (digest === undefined) throw refusal('identity.unsupported', 'key derivation')
  const vector = contentOf(expectTag(iv, tags.octetString, 'Initial vector'))
  if (vector.length !== cipher.ivLength) throw refusal('identity.damaged')
  const key = await pbkdf2Key(passphrase.utf8, { digest, salt: contentOf(expectTag(salt, tags.octetString, 'Salt')), iterations: turnsOf(turns) }, cipher.keyLength)
  try {
    return plainText(cipher.name, key, vector, data)
  } finally {
    key.fill(0)
  }
}

function plainText(cipher: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer | undefined {
  const decipher = createDecipheriv(cipher, key, iv)
  const head = decipher.update(data)
  try {
    return Buffer.concat([head, decipher.final()])
  } catch (error) {
    // The padding is wrong, as it is with a wrong key.
    if (error instanceof Error) return undefined
    throw error
  } finally {
    head.fill(0)
  }
}
