import { createHash } from 'node:crypto'
import { digestOf, fitsSignature } from './algorithms.ts'
import { type Certificate, isIssuedBy, readCertificate } from './certificate.ts'
import { childrenOf, contentOf, type Der, DerError, encodedOf, expectTag, oidOf, readWhole, sameBytes, tags } from './der.ts'
import { timeOf } from './time.ts'

/** What revocation data says of one certificate; `since` when it was revoked. */
export interface RevocationAnswer {
  readonly since: Date | undefined
}

/** A revocation list or an answer of a responder, as it came with the file. */
export interface RevocationData {
  readonly kind: 'crl' | 'ocsp'
  readonly der: Uint8Array
}

/**
 * What a revocation list (RFC 5280 5) or OCSP response (RFC 6960 4.2) says of a certificate, whose issuer must have signed it,
 * itself or by a responder it appointed. Nothing when it is not about this certificate, or not to be relied on.
 */
export function answerAbout(certificate: Certificate, issuer: Certificate, data: RevocationData): RevocationAnswer | undefined {
  try {
    return data.kind === 'crl' ? inList(certificate, issuer, readWhole(data.der)) : inResponse(certificate, issuer, readWhole(data.der))
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

function isSignedBy(key: Certificate, signed: Der | undefined, algorithm: Der | undefined, value: Der | undefined): boolean {
  if (signed === undefined || algorithm === undefined || value?.tag !== tags.bitString) return false
  return fitsSignature(algorithm, key.publicKey, encodedOf(signed), contentOf(value).subarray(1))
}

function inList(certificate: Certificate, issuer: Certificate, list: Der): RevocationAnswer | undefined {
  const [body, algorithm, value] = childrenOf(expectTag(list, tags.sequence, 'Revocation list'))
  const fields = childrenOf(expectTag(body, tags.sequence, 'Revocation list'))
  if (fields[0]?.tag === tags.integer) fields.shift()
  const [, name, , ...rest] = fields
  if (name === undefined || !sameBytes(encodedOf(name), issuer.subject) || !isSignedBy(issuer, body, algorithm, value)) return undefined
  const entries = rest.find(({ tag }) => tag === tags.sequence)
  for (const entry of entries === undefined ? [] : childrenOf(entries)) {
    const [serial, when] = childrenOf(entry)
    if (serial !== undefined && when !== undefined && sameBytes(encodedOf(serial), certificate.serial)) return { since: timeOf(when) }
  }
  return { since: undefined }
}

function inResponse(certificate: Certificate, issuer: Certificate, response: Der): RevocationAnswer | undefined {
  const [status, wrapped] = childrenOf(expectTag(response, tags.sequence, 'OCSP response'))
  if (status === undefined || contentOf(status)[0] !== 0 || wrapped?.tag !== 0xa0) return undefined
  const [type, octets] = childrenOf(childrenOf(wrapped)[0] ?? wrapped)
  if (oidOf(type) !== '1.3.6.1.5.5.7.48.1.1') return undefined
  const [body, algorithm, value, certificates] = childrenOf(readWhole(contentOf(expectTag(octets, tags.octetString, 'OCSP response'))))
  const responders = certificates === undefined ? [] : childrenOf(childrenOf(certificates)[0] ?? certificates).map((one) => readCertificate(one))
  const appointed = responders.filter((one) => one.extendedUsage?.has('1.3.6.1.5.5.7.3.9') === true && isIssuedBy(one, issuer))
  if (body === undefined || ![issuer, ...appointed].some((key) => isSignedBy(key, body, algorithm, value))) return undefined
  const answers = childrenOf(body).find(({ tag }) => tag === tags.sequence)
  for (const answer of answers === undefined ? [] : childrenOf(answers)) {
    const [id, state] = childrenOf(answer)
    if (id === undefined || state === undefined || !names(id, certificate, issuer)) continue
    // good [0], revoked [1] with the time, unknown [2]
    if (state.tag === 0x80) return { since: undefined }
    const [when] = state.tag === 0xa1 ? childrenOf(state) : []
    return when === undefined ? undefined : { since: timeOf(when) }
  }
  return undefined
}

/** CertID (RFC 6960 4.1.1). */
function names(id: Der, certificate: Certificate, issuer: Certificate): boolean {
  const [algorithm, nameHash, keyHash, serial] = childrenOf(id)
  const digest = algorithm === undefined ? undefined : digestOf(algorithm)?.name
  if (digest === undefined || nameHash === undefined || keyHash === undefined || serial === undefined) return false
  const hash = (bytes: Uint8Array) => createHash(digest).update(bytes).digest()
  return sameBytes(contentOf(nameHash), hash(issuer.subject)) && sameBytes(contentOf(keyHash), hash(issuer.keyBits)) && sameBytes(encodedOf(serial), certificate.serial)
}
