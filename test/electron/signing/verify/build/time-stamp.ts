import { createHash } from 'node:crypto'
import { digestIdentifier, signCms } from './cms-writer.ts'
import { generalizedTime, integer, octets, oid, sequence } from './der-writer.ts'
import type { TestIdentity } from './identities.ts'

/** A time-stamp token over bytes (RFC 3161). */
export function timeStampToken(stamped: Uint8Array, authority: TestIdentity, time = new Date('2025-01-02T04:00:00Z')): Buffer {
  const imprint = sequence(digestIdentifier('sha256'), octets(createHash('sha256').update(stamped).digest()))
  const info = sequence(integer(1), oid('1.2.3.4'), imprint, integer(7), generalizedTime(time))
  return signCms(info, authority, { content: info, contentType: '1.2.840.113549.1.9.16.1.4' })
}
