import { createHash, createPublicKey, sign } from 'node:crypto'
import { digestIdentifier } from './cms-writer.ts'
import { generalizedTime, octets, oid, sequence, tlv, utcTime } from './der-writer.ts'
import type { TestIdentity } from './identities.ts'

const ecdsa = sequence(oid('1.2.840.10045.4.3.2'))
const signed = (body: Buffer, signer: TestIdentity) => [body, ecdsa, tlv(0x03, Buffer.from([0]), sign('sha256', body, signer.key))]

/** A revocation list of an authority with a P-256 key (RFC 5280 5.1). */
export function revocationList(authority: TestIdentity, revoked: readonly { readonly certificate: TestIdentity; readonly since: string }[] = []): Buffer {
  const entries = revoked.map(({ certificate, since }) => sequence(certificate.serial, utcTime(new Date(since))))
  const times = [utcTime(new Date('2025-01-01')), utcTime(new Date('2035-01-01'))]
  return sequence(...signed(sequence(tlv(0x02, Buffer.from([1])), ecdsa, authority.name, ...times, ...(entries.length === 0 ? [] : [sequence(...entries)])), authority))
}

/** An answer of a responder (RFC 6960 4.2.1); by the authority itself unless another signs. */
export function ocspResponse(certificate: TestIdentity, authority: TestIdentity, since?: string, responder: TestIdentity = authority): Buffer {
  const hash = (bytes: Uint8Array) => octets(createHash('sha256').update(bytes).digest())
  const spki = createPublicKey(authority.key.export({ format: 'pem', type: 'pkcs8' })).export({ format: 'der', type: 'spki' })
  const id = sequence(digestIdentifier('sha256'), hash(authority.name), hash(spki.subarray(spki.length - 65)), certificate.serial)
  const when = generalizedTime(new Date('2025-01-03'))
  const state = since === undefined ? tlv(0x80) : tlv(0xa1, generalizedTime(new Date(since)))
  const body = sequence(tlv(0xa1, responder.name), when, sequence(sequence(id, state, when)))
  const certificates = responder === authority ? [] : [tlv(0xa0, sequence(responder.certificate))]
  const basic = sequence(...signed(body, responder), ...certificates)
  return sequence(tlv(0x0a, Buffer.from([0])), tlv(0xa0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))))
}
