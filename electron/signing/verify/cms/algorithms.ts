import { constants, createHash, type KeyObject, verify } from 'node:crypto'
import { childrenOf, contentOf, type Der, encodedOf, expectTag, oidOf, sameBytes, smallInteger, tags } from './der.ts'

/** Digests by object identifier (RFC 5754, RFC 8702). Those marked weak can be forged today. */
const digests: Readonly<Record<string, { readonly name: string; readonly weak: boolean; readonly length?: number }>> = {
  '1.2.840.113549.2.5': { name: 'md5', weak: true },
  '1.3.14.3.2.26': { name: 'sha1', weak: true },
  '1.3.36.3.2.1': { name: 'ripemd160', weak: true },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', weak: true },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', weak: false },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', weak: false },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', weak: false },
  '2.16.840.1.101.3.4.2.8': { name: 'sha3-256', weak: false },
  '2.16.840.1.101.3.4.2.9': { name: 'sha3-384', weak: false },
  '2.16.840.1.101.3.4.2.10': { name: 'sha3-512', weak: false },
  '2.16.840.1.101.3.4.2.12': { name: 'shake256', weak: false, length: 64 },
}

export interface Digest {
  readonly name: string
  readonly weak: boolean
  /** Of the output in bytes, where it can be chosen. */
  readonly length: number | undefined
  readonly of: (...parts: readonly Uint8Array[]) => Uint8Array
}

const digestNamed = ({ name, weak, length }: { readonly name: string; readonly weak: boolean; readonly length?: number }): Digest => ({
  name, weak, length,
  of: (...parts) => {
    const hash = createHash(name, length === undefined ? {} : { outputLength: length })
    for (const part of parts) hash.update(part)
    return hash.digest()
  },
})

/** What the older kinds of PDF signatures are bound to (ISO 32000-2, 12.8.3.2 and 12.8.3.3). */
export const sha1: Digest = digestNamed({ name: 'sha1', weak: true })

/** The digest of an AlgorithmIdentifier whose parameters are absent or NULL; nothing when unknown. */
export function digestOf(identifier: Der): Digest | undefined {
  const [id, parameters, ...rest] = childrenOf(expectTag(identifier, tags.sequence, 'Algorithm'))
  if (rest.length > 0 || (parameters !== undefined && parameters.tag !== tags.null)) return undefined
  const known = digests[oidOf(id)]
  return known === undefined ? undefined : digestNamed(known)
}

const rsa: Readonly<Record<string, string | undefined>> = {
  '1.2.840.113549.1.1.4': 'md5', '1.2.840.113549.1.1.5': 'sha1', '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256', '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512',
}
const ecdsa: Readonly<Record<string, string | undefined>> = {
  '1.2.840.10045.4.1': 'sha1', '1.2.840.10045.4.3.1': 'sha224', '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512',
  '2.16.840.1.101.3.4.3.10': 'sha3-256', '2.16.840.1.101.3.4.3.11': 'sha3-384', '2.16.840.1.101.3.4.3.12': 'sha3-512',
}
/** DSA, GOST and SM2 signatures exist and are not checked here. */
const unsupported = new Set(['1.2.840.10040.4.3', '2.16.840.1.101.3.4.3.2', '1.2.643.7.1.1.3.2', '1.2.643.7.1.1.3.3', '1.2.156.10197.1.501'])

/** How a signature is checked; `unknown` when it names no algorithm or one that contradicts the digest. */
export type SignatureCheck = 'unknown' | 'unsupported' | ((key: KeyObject, data: Uint8Array, signature: Uint8Array) => boolean)

/** The check for a signatureAlgorithm together with the digest (RFC 5652 5.3, RFC 4056, RFC 5753, RFC 8419). */
export function signatureCheck(identifier: Der, digest: string): SignatureCheck {
  const [id, parameters, ...rest] = childrenOf(expectTag(identifier, tags.sequence, 'Algorithm'))
  const oid = oidOf(id)
  if (rest.length > 0) return 'unknown'
  const plain = parameters === undefined || parameters.tag === tags.null
  if (plain && (oid === '1.2.840.113549.1.1.1' || rsa[oid] === digest)) return check('rsa', digest, { padding: constants.RSA_PKCS1_PADDING })
  if (oid === '1.2.840.113549.1.1.10' && parameters !== undefined) return pssCheck(parameters, digest)
  if (plain && ecdsa[oid] === digest) return check('ec', digest, { dsaEncoding: 'der' })
  if (parameters === undefined && oid === '1.3.101.112') return digest === 'sha512' ? check('ed25519', null, {}) : 'unknown'
  if (parameters === undefined && oid === '1.3.101.113') return digest === 'shake256' ? check('ed448', null, {}) : 'unknown'
  return unsupported.has(oid) ? 'unsupported' : 'unknown'
}

function check(type: string, digest: string | null, options: { padding?: number; saltLength?: number; dsaEncoding?: 'der' }): SignatureCheck {
  return (key, data, signature) => {
    const keyType = key.asymmetricKeyType
    if (keyType !== type && !(type === 'rsa-pss' && keyType === 'rsa')) return false
    try {
      return verify(digest, data, { key, ...options }, signature)
    } catch (error) {
      if (error instanceof Error) return false
      throw error
    }
  }
}

/** RSASSA-PSS-params (RFC 4055 3.1): the digest must be the message's, MGF1 with the same, the trailer the usual one. */
function pssCheck(parameters: Der, digest: string): SignatureCheck {
  const fields = new Map(childrenOf(expectTag(parameters, tags.sequence, 'Parameters')).map((field) => [field.tag, childrenOf(field)[0]]))
  const hash = fields.get(0xa0)
  const mask = fields.get(0xa1)
  const salt = fields.get(0xa2)
  const [maskId, maskHash, ...more] = mask === undefined ? [] : childrenOf(mask)
  const known = new Set([0xa0, 0xa1, 0xa2, 0xa3])
  if ([...fields.keys()].some((tag) => !known.has(tag)) || hash === undefined || maskHash === undefined || more.length > 0) return 'unknown'
  if (oidOf(maskId) !== '1.2.840.113549.1.1.8' || digestOf(hash)?.name !== digest || digestOf(maskHash)?.name !== digest) return 'unknown'
  if (fields.has(0xa3) && smallInteger(fields.get(0xa3)) !== 1) return 'unknown'
  return check('rsa-pss', digest, { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt === undefined ? 20 : smallInteger(salt) })
}

/**
 * Checks a signature whose algorithm names its digest as well, as on certificates and revocation lists (RFC 3279, 4055, 5758, 8410).
 * One of an algorithm that is not known fits nothing.
 */
export function fitsSignature(identifier: Der, key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  const [id, parameters] = childrenOf(identifier)
  const oid = oidOf(id)
  const named = rsa[oid] ?? ecdsa[oid] ?? (oid === '1.3.101.112' ? 'sha512' : oid === '1.3.101.113' ? 'shake256' : undefined)
  const hash = named === undefined && parameters?.tag === tags.sequence ? childrenOf(parameters).find(({ tag }) => tag === 0xa0) : undefined
  const digest = named ?? (hash === undefined ? undefined : digestOf(childrenOf(hash)[0] ?? hash)?.name)
  const fits = digest === undefined ? 'unknown' : signatureCheck(identifier, digest)
  return typeof fits === 'function' && fits(key, data, signature)
}

const digestWords: Readonly<Record<string, string>> = { sha1: 'SHA-1', md5: 'MD5', sha224: 'SHA-224', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

/** A signature's algorithms in words, for example `RSA-PSS with SHA-256`; empty when the digest is unknown. */
export function algorithmInWords(signature: Der, digestAlgorithm: Der): string {
  const digest = digestOf(digestAlgorithm)
  if (digest === undefined) return ''
  const oid = oidOf(childrenOf(signature)[0])
  const scheme = oid === '1.2.840.113549.1.1.10' ? 'RSA-PSS' : oid.startsWith('1.2.840.113549.1.1.') ? 'RSA PKCS #1' : oid in ecdsa ? 'ECDSA' : oid === '1.3.101.112' ? 'Ed25519' : oid === '1.3.101.113' ? 'Ed448' : oid
  return `${scheme} with ${digestWords[digest.name] ?? digest.name.toUpperCase()}`
}

/** Too short to be relied on: RSA below 2,048 bits, curves below 256 bits. */
export function isWeakKey(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails
  if (details?.modulusLength !== undefined) return details.modulusLength < 2048
  return details?.namedCurve !== undefined && !/256|384|512|521/.test(details.namedCurve)
}

const without = (parameters: Der | undefined) => parameters === undefined || (parameters.tag === tags.null && contentOf(parameters).length === 0)

/** Whether an algorithm identifier says the same as another, parameters left out or NULL being the same. */
export function sameAlgorithm(a: Der, b: Der): boolean {
  const [idA, parametersA] = childrenOf(a)
  const [idB, parametersB] = childrenOf(b)
  if (oidOf(idA) !== oidOf(idB)) return false
  if (without(parametersA) || without(parametersB)) return without(parametersA) && without(parametersB)
  return parametersA !== undefined && parametersB !== undefined && sameBytes(encodedOf(parametersA), encodedOf(parametersB))
}
