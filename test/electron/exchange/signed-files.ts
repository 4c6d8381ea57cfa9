import { createHash, sign, type KeyObject } from 'node:crypto'
import type { DecisionBody, FileAlgorithm, FileFormat, BodyOf, RequestBody } from '#shared/approvals/files/bodies.ts'
import { requestHash } from '#shared/approvals/files/read-file.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { doc, p } from '#shared/document/builders.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { TestIdentity } from '#test/electron/signing/verify/build/identities.ts'
import { id } from '#test/helpers/records.ts'

/** A file as some other program could write it: anything may be said in it, signed by any key in any way. */
export interface Forged {
  readonly signer: TestIdentity
  /** What the file says of how it was signed; what its key does where left out. */
  readonly algorithm?: FileAlgorithm | (string & {})
  /** The certificate in the file, where it is not the signer's. */
  readonly certificate?: Uint8Array
  readonly value?: (data: Buffer, key: KeyObject) => Uint8Array
  /** Leaves the certificate that the body names as it is. */
  readonly bodyAsGiven?: boolean
}

export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')

function ownSignature(data: Buffer, key: KeyObject): Buffer {
  return sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', data, key)
}

/** The text of a signed file. */
export function signedFile<F extends FileFormat>(given: BodyOf[F], { signer, algorithm, certificate = signer.certificate, value = ownSignature, bodyAsGiven = false }: Forged): string {
  const body = bodyAsGiven ? given : { ...given, signer: fingerprintOf(certificate) }
  const usual = signer.key.asymmetricKeyType === 'ed25519' ? 'Ed25519' : 'ECDSA-P256-SHA256'
  const octets = value(Buffer.from(canonicalJson(body), 'utf8'), signer.key)
  return canonicalJson({ body, signature: { algorithm: algorithm ?? usual, certificate: Buffer.from(certificate).toString('base64'), value: Buffer.from(octets).toString('base64') } })
}

export const text = doc({}, p('The Tenant pays the rent: “£2,000”, on the first day of each month.'))
export const earlier = doc({}, p('The Tenant pays the rent.'))
export const now = '2026-03-03T12:00:00.000Z'

export function requestBody(more: Partial<RequestBody> = {}): RequestBody {
  return {
    format: 'countersign-approval-request',
    formatVersion: 1,
    id: 'a'.repeat(64),
    signer: '0'.repeat(64),
    workspace: { id: 'b'.repeat(64), name: 'Marlow Ltd' },
    contract: { id: id('lease'), title: 'Lease of the yard', counterparty: 'Bright Bakery Ltd' },
    round: { id: id('round'), number: 1 },
    stage: { id: 'legal', name: 'Legal' },
    seat: { person: id('ben'), name: 'Ben', email: '' },
    submitter: 'Ada',
    note: '',
    version: { number: 2, hash: documentHash(text) },
    facts: { value: '24000', currency: 'GBP', end: null },
    document: JSON.parse(canonicalDocument(text)) as Record<string, unknown>,
    base: { number: 1, hash: documentHash(earlier), document: JSON.parse(canonicalDocument(earlier)) as Record<string, unknown> },
    pictures: [],
    issuedAt: '2026-03-02T08:00:00.000Z',
    expiresAt: '2026-03-16T12:00:00.000Z',
    ...more,
  }
}

export function decisionBody(request: RequestBody, more: Partial<DecisionBody> = {}): DecisionBody {
  return {
    format: 'countersign-approval-decision', formatVersion: 1, request: requestHash(request), nonce: request.id, signer: '0'.repeat(64), versionHash: request.version.hash,
    decision: 'approved', reason: '', at: now, ...more,
  }
}
