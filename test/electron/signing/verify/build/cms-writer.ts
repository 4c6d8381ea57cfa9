import { constants, createHash, sign } from 'node:crypto'
import { integer, nothing, octets, oid, sequence, setOf, tlv, utcTime } from './der-writer.ts'
import type { TestIdentity } from './identities.ts'

const digestOids: Readonly<Record<string, string>> = {
  md5: '1.2.840.113549.2.5', sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3',
}
const rsaOids: Readonly<Record<string, string>> = { md5: '1.2.840.113549.1.1.4', sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' }
const ecdsaOids: Readonly<Record<string, string>> = { sha1: '1.2.840.10045.4.1', sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' }

/** How a test signature departs from a PAdES B-B one. */
export interface CmsOptions {
  readonly digest?: string
  readonly pss?: boolean
  readonly signedAttributes?: boolean
  /** Encapsulates the content, or these bytes. */
  readonly content?: Uint8Array
  readonly contentType?: string
  readonly binding?: 'v2' | 'v1' | 'none'
  /** Whose certificate the signing-certificate attribute names. */
  readonly boundTo?: TestIdentity
  /** Also named there, as a signer with a chain does. */
  readonly alsoBound?: readonly TestIdentity[]
  readonly certificates?: readonly TestIdentity[]
  readonly signingTime?: Date
  readonly namedByKey?: boolean
  readonly protection?: boolean
  readonly unsigned?: readonly Buffer[]
  /** Makes an unsigned attribute from the signature value. */
  readonly stamp?: (value: Uint8Array) => Buffer
  readonly signatureAlgorithm?: Buffer
  readonly indefinite?: boolean
  readonly moreDigests?: readonly string[]
  readonly trailing?: Buffer
  readonly signerVersion?: number
}

export const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf(value))

export function digestIdentifier(digest: string): Buffer {
  return sequence(oid(digestOids[digest] ?? digest))
}

/** A CMS SignedData over bytes (RFC 5652). */
export function signCms(data: Uint8Array, signer: TestIdentity, options: CmsOptions = {}): Buffer {
  const { digest = signer.key.asymmetricKeyType === 'ed25519' ? 'sha512' : 'sha256', contentType = '1.2.840.113549.1.7.1', binding = 'v2' } = options
  const hash = (bytes: Uint8Array, name: string) => createHash(name).update(bytes).digest()
  const names = [options.boundTo ?? signer, ...(options.alsoBound ?? [])]
  const named = (name: string) => sequence(sequence(...names.map(({ certificate, issuerName, serial }) => sequence(octets(hash(certificate, name)), sequence(sequence(tlv(0xa4, issuerName)), serial)))))
  const algorithm = options.signatureAlgorithm ?? signatureAlgorithm(signer, digest, options.pss === true)
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(contentType)),
    attribute('1.2.840.113549.1.9.4', octets(hash(data, digest))),
    ...(binding === 'v2' ? [attribute('1.2.840.113549.1.9.16.2.47', named('sha256'))] : []),
    ...(binding === 'v1' ? [attribute('1.2.840.113549.1.9.16.2.12', named('sha1'))] : []),
    ...(options.signingTime === undefined ? [] : [attribute('1.2.840.113549.1.9.5', utcTime(options.signingTime))]),
    ...(options.protection === true ? [attribute('1.2.840.113549.1.9.52', sequence(digestIdentifier(digest), retag(algorithm, 0xa1)))] : []),
  ]
  const set = setOf(...attributes)
  const signed = options.signedAttributes !== false
  const value = signBytes(signed ? set : data, signer, digest, options.pss === true)
  const unsigned = [...(options.unsigned ?? []), ...(options.stamp === undefined ? [] : [options.stamp(value)])]
  const signerInfo = sequence(
    integer(options.signerVersion ?? (options.namedByKey === true ? 3 : 1)),
    options.namedByKey === true ? tlv(0x80, signer.keyId) : sequence(signer.issuerName, signer.serial),
    digestIdentifier(digest), ...(signed ? [retag(set, 0xa0)] : []), algorithm, octets(value),
    ...(unsigned.length === 0 ? [] : [retag(setOf(...unsigned), 0xa1)]),
  )
  const certificates = options.certificates ?? [signer]
  const version = contentType === '1.2.840.113549.1.7.1' && options.namedByKey !== true ? 1 : 3
  const parts = [
    integer(version), setOf(digestIdentifier(digest), ...(options.moreDigests ?? []).map(digestIdentifier)),
    sequence(oid(contentType), ...(options.content === undefined ? [] : [tlv(0xa0, octets(options.content))])),
    ...(certificates.length === 0 ? [] : [tlv(0xa0, ...certificates.map(({ certificate }) => certificate))]),
    setOf(signerInfo), ...(options.trailing === undefined ? [] : [options.trailing]),
  ]
  const contentInfo = [oid('1.2.840.113549.1.7.2'), tlv(0xa0, sequence(...parts))]
  if (options.indefinite !== true) return sequence(...contentInfo)
  return Buffer.concat([Buffer.from([0x30, 0x80]), ...contentInfo, Buffer.from([0, 0])])
}

export function retag(encoded: Uint8Array, tag: number): Buffer {
  const copy = Buffer.from(encoded)
  copy[0] = tag
  return copy
}

function signatureAlgorithm(signer: TestIdentity, digest: string, pss: boolean): Buffer {
  const type = signer.key.asymmetricKeyType
  if (type === 'ed25519') return sequence(oid('1.3.101.112'))
  if (type === 'ec') return sequence(oid(ecdsaOids[digest] ?? ''))
  if (!pss) return sequence(oid(rsaOids[digest] ?? ''), nothing)
  const mask = sequence(oid('1.2.840.113549.1.1.8'), digestIdentifier(digest))
  return sequence(oid('1.2.840.113549.1.1.10'), sequence(tlv(0xa0, digestIdentifier(digest)), tlv(0xa1, mask), tlv(0xa2, integer(32))))
}

function signBytes(data: Uint8Array, signer: TestIdentity, digest: string, pss: boolean): Buffer {
  if (signer.key.asymmetricKeyType === 'ed25519') return sign(null, data, signer.key)
  return sign(digest, data, pss ? { key: signer.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : signer.key)
}
