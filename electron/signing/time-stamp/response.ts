import { findingRules } from '#shared/signing/verification.ts'
import { isTimeStampingOnly } from '../certificate.ts'
import { digestOf } from '../verify/cms/algorithms.ts'
import { checkCms } from '../verify/cms/check-cms.ts'
import { childrenOf, contentOf, type Der, DerError, encodedOf, expectTag, oidOf, readWhole, sameBytes, smallInteger, tags } from '../verify/cms/der.ts'
import { timeOf } from '../verify/cms/time.ts'
import { refusal } from './refusals.ts'
import { readTimeStampRequest } from './request.ts'

/** A time-stamp that was checked against what was asked for. */
export interface TimeStampToken {
  /** The token, DER: what goes into a signature or a document. */
  readonly token: Uint8Array
  /** By the clock of the authority. */
  readonly time: Date
  /** The common name in the authority's certificate, and its SHA-256. */
  readonly authority: string
  readonly fingerprint: string
}

const LARGEST_RESPONSE = 256 * 1024
/** Granted, or granted with modifications (RFC 3161 §2.4.2). */
const GRANTED = new Set([0, 1])

/**
 * Reads a .tsr and checks that it answers `request`: granted, of this digest, with this nonce; its signature right, its certificate named
 * by it (ESSCertIDv2, RFC 5816) and one for time-stamping. Whether the authority is trusted is not judged.
 *
 * Throws 'time-stamp.damaged', 'time-stamp.refused', 'time-stamp.other-document', 'time-stamp.other-request', 'time-stamp.not-sound'.
 */
export function readTimeStampResponse(response: Uint8Array, request: Uint8Array): TimeStampToken {
  const asked = readTimeStampRequest(request)
  try {
    if (response.length > LARGEST_RESPONSE) throw new DerError('Too large')
    const [status, token, ...rest] = childrenOf(expectTag(readWhole(response), tags.sequence, 'Response'))
    requireGranted(expectTag(status, tags.sequence, 'Status'))
    if (token === undefined || rest.length > 0) throw new DerError('Token')
    const checked = checkCms(token, 'time-stamp')
    const grave = [...checked.codes].find((code) => findingRules[code].effect !== 'note')
    if (grave !== undefined || checked.signer === undefined || checked.content === undefined) throw refusal('time-stamp.not-sound', grave === undefined ? undefined : findingRules[grave].message)
    if (checked.bound === 'none') throw refusal('time-stamp.not-sound', 'it does not say which certificate it was made with')
    if (!isTimeStampingOnly(checked.signer.der)) throw refusal('time-stamp.not-sound', 'its certificate is not one for time-stamps')
    const info = readInfo(checked.content)
    if (!sameImprint(info.imprint, asked.imprint)) throw refusal('time-stamp.other-document')
    if (asked.nonce === undefined ? info.nonce !== undefined : info.nonce === undefined || !sameBytes(info.nonce, asked.nonce)) throw refusal('time-stamp.other-request')
    if (info.time < checked.signer.notBefore || info.time > checked.signer.notAfter) throw refusal('time-stamp.not-sound', 'its certificate was not valid at that time')
    return { token: encodedOf(token), time: info.time, authority: checked.signer.commonName, fingerprint: checked.signer.fingerprint }
  } catch (error) {
    if (error instanceof DerError || error instanceof RangeError) throw refusal('time-stamp.damaged', undefined, error)
    throw error
  }
}

function requireGranted(status: Der): void {
  const [code, ...rest] = childrenOf(status)
  if (GRANTED.has(smallInteger(code))) return
  const words = rest.filter(({ tag }) => tag === tags.sequence).flatMap((texts) => childrenOf(texts).map((text) => Buffer.from(contentOf(text)).toString('utf8')))
  throw refusal('time-stamp.refused', words.length === 0 ? undefined : words.join(' ').replaceAll(/\p{Cc}/gu, ' ').slice(0, 300))
}

interface TimeStampInfo {
  readonly imprint: Der
  readonly time: Date
  /** As encoded. */
  readonly nonce: Uint8Array | undefined
}

/** TSTInfo (RFC 3161 §2.4.2). */
function readInfo(content: Uint8Array): TimeStampInfo {
  const [version, policy, imprint, serial, time, ...rest] = childrenOf(expectTag(readWhole(content), tags.sequence, 'TSTInfo'))
  if (smallInteger(version) !== 1 || imprint === undefined || time?.tag !== tags.generalizedTime || serial?.tag !== tags.integer || oidOf(policy) === '') throw new DerError('TSTInfo')
  const nonce = rest.find(({ tag }) => tag === tags.integer)
  return { imprint, time: timeOf(time), nonce: nonce && encodedOf(nonce) }
}

/** The same digest by the same algorithm; its parameters may be NULL or left out. */
function sameImprint(given: Der, asked: Uint8Array): boolean {
  const [one, other] = [given, readWhole(asked)].map((imprint) => {
    const [algorithm, hash] = childrenOf(imprint)
    const digest = algorithm && digestOf(algorithm)
    return { name: digest?.name, weak: digest?.weak, hash: contentOf(expectTag(hash, tags.octetString, 'Digest')) }
  })
  return one !== undefined && other !== undefined && one.name !== undefined && one.weak === false && one.name === other.name && sameBytes(one.hash, other.hash)
}
