import * as der from '../der.ts'
import { digestIdentifier } from '../cms.ts'
import { childrenOf, contentOf, type Der, DerError, encodedOf, expectTag, oidOf, readWhole, smallInteger, tags } from '../verify/cms/der.ts'
import { digestOf } from '../verify/cms/algorithms.ts'
import { refusal } from './refusals.ts'

/** A request for a time-stamp as it is read (RFC 3161 §2.4.1). */
export interface TimeStampRequest {
  /** The MessageImprint as encoded: the digest's name and the digest. */
  readonly imprint: Uint8Array
  /** The digest alone. */
  readonly hash: Uint8Array
  /** Named so that an authority may refuse what can be forged. */
  readonly digest: { readonly name: string; readonly weak: boolean } | undefined
  readonly policy: string | undefined
  /** The INTEGER as encoded. */
  readonly nonce: Uint8Array | undefined
  readonly wantsCertificate: boolean
}

/**
 * The bytes of a .tsq: asks for a time-stamp of a SHA-256 digest, with the certificate of the authority in the answer.
 * `nonce` are random octets, eight or more, that the answer must repeat.
 */
export function timeStampRequest(digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (digest.length !== 32) throw new RangeError('A SHA-256 digest has 32 octets.')
  return der.sequence(der.integer(1), der.sequence(digestIdentifier('sha256'), der.octetString(digest)), der.unsignedInteger(nonce), der.boolean(true))
}

const LARGEST_REQUEST = 64 * 1024

/** Reads a .tsq. Throws 'time-stamp.damaged-request'. */
export function readTimeStampRequest(bytes: Uint8Array): TimeStampRequest {
  try {
    if (bytes.length > LARGEST_REQUEST) throw new DerError('Too large')
    const fields = childrenOf(expectTag(readWhole(bytes), tags.sequence, 'Request'))
    if (smallInteger(fields.shift()) !== 1) throw new DerError('Version')
    const imprint = expectTag(fields.shift(), tags.sequence, 'Imprint')
    const policy = fields[0]?.tag === tags.oid ? oidOf(fields.shift()) : undefined
    const nonce = fields[0]?.tag === tags.integer ? fields.shift() : undefined
    const wantsCertificate = fields[0]?.tag === tags.boolean && contentOf(fields[0])[0] !== 0
    if (fields[0]?.tag === tags.boolean) fields.shift()
    // Extensions may change what is asked, so none is passed over.
    if (fields.length > 0) throw new DerError('Extensions')
    return { ...readImprint(imprint), policy, nonce: nonce && encodedOf(nonce), wantsCertificate }
  } catch (error) {
    if (error instanceof DerError) throw refusal('time-stamp.damaged-request', undefined, error)
    throw error
  }
}

function readImprint(imprint: Der): Pick<TimeStampRequest, 'imprint' | 'hash' | 'digest'> {
  const [algorithm, hash, ...rest] = childrenOf(imprint)
  const digest = digestOf(expectTag(algorithm, tags.sequence, 'Digest'))
  const octets = contentOf(expectTag(hash, tags.octetString, 'Digest'))
  if (rest.length > 0 || (digest !== undefined && digest.of().length !== octets.length)) throw new DerError('Imprint')
  return { imprint: encodedOf(imprint), hash: octets, digest: digest && { name: digest.name, weak: digest.weak } }
}
