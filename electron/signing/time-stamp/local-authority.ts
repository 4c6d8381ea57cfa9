import { createHash, randomBytes } from 'node:crypto'
import * as der from '../der.ts'
import { signContent } from '../cms.ts'
import { isTimeStampingOnly } from '../certificate.ts'
import { checkValidity, datesOf } from '../identity.ts'
import type { TimeStamper } from '../sign-increment.ts'
import type { SigningKey } from '../signing-key.ts'
import { refusal } from './refusals.ts'
import { readTimeStampRequest, timeStampRequest } from './request.ts'
import { readTimeStampResponse } from './response.ts'

/** id-ct-TSTInfo (RFC 3161 §2.4.2). */
const TIME_STAMP_INFO = '1.2.840.113549.1.9.16.1.4'
/** No policy in particular (RFC 5280 §4.2.1.4): the time is that of a machine nobody vouches for. */
const ANY_POLICY = '2.5.29.32.0'
const REJECTED = 2
/** Bits of PKIFailureInfo. */
const FAILURE = { badAlgorithm: 0, unacceptedPolicy: 15 } as const

/** What a time-stamp says besides what was asked. */
export interface StampingTerms {
  /** A key whose certificate is for time-stamping and nothing else. */
  readonly key: SigningKey
  /** By this machine's clock, or the one it is given. */
  readonly now: Date
  /** Never the same twice for one key; at most 20 octets. */
  readonly serial: Uint8Array
}

/**
 * Answers a request for a time-stamp (.tsq) with the bytes of a .tsr: granted, or rejected where it asks for a digest that can be forged
 * or for a policy. Times are whole seconds, of a clock that nobody vouches for.
 *
 * Throws 'time-stamp.damaged-request', 'time-stamp.not-an-authority', 'identity.expired', 'identity.not-yet-valid', 'identity.locked'.
 */
export function answerTimeStampRequest(request: Uint8Array, { key, now, serial }: StampingTerms): Uint8Array {
  if (!isTimeStampingOnly(key.certificate)) throw refusal('time-stamp.not-an-authority')
  const valid = checkValidity(datesOf(key.certificate), now)
  if (!valid.ok) throw refusal('time-stamp.not-an-authority', valid.refusal.message)
  const asked = readTimeStampRequest(request)
  if (asked.digest === undefined || asked.digest.weak) return rejection('The digest of the request cannot be relied on.', FAILURE.badAlgorithm)
  if (asked.policy !== undefined && asked.policy !== ANY_POLICY) return rejection('This authority has no such policy.', FAILURE.unacceptedPolicy)
  const octets = der.sequence(
    der.integer(1),
    der.objectIdentifier(ANY_POLICY),
    asked.imprint,
    der.unsignedInteger(serial),
    der.element(0x18, Buffer.from(`${now.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`, 'latin1')),
    ...(asked.nonce === undefined ? [] : [asked.nonce]),
  )
  const digest = createHash(key.digest).update(octets).digest()
  const certificates = asked.wantsCertificate ? [key.certificate, ...key.chain] : []
  const token = signContent({ digest, carried: { type: TIME_STAMP_INFO, octets }, certificates }, key).encoded()
  return der.sequence(der.sequence(der.integer(0)), token)
}

function rejection(words: string, failure: number): Uint8Array {
  const bits = new Uint8Array(Math.floor(failure / 8) + 1)
  bits[bits.length - 1] = 0x80 >> (failure % 8)
  return der.sequence(der.sequence(der.integer(REJECTED), der.sequence(der.utf8String(words)), der.bitString(bits, 7 - (failure % 8))))
}

/** Random, so that no count has to be kept: 16 octets do not come twice. */
export function freshSerial(): Uint8Array {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}

/** A time-stamp authority of this machine, whose answers are checked like everyone’s. */
export function localAuthority(key: SigningKey, clock: () => Date): TimeStamper {
  return async (digest) => {
    const request = timeStampRequest(digest, randomBytes(16))
    return readTimeStampResponse(answerTimeStampRequest(request, { key, now: clock(), serial: freshSerial() }), request).token
  }
}
