import { createHash, sign } from 'node:crypto'
import { PDF } from '@libpdf/core'
import { digestIdentifier, signCms } from './build/cms-writer.ts'
import { generalizedTime, integer, octets, oid, sequence } from './build/der-writer.ts'
import type { TestIdentity } from './build/identities.ts'

export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'

/** A time-stamp token over a digest made elsewhere. */
function tokenOver(digest: Uint8Array, authority: TestIdentity): Buffer {
  const info = sequence(integer(1), oid('1.2.3.4'), sequence(digestIdentifier('sha256'), octets(digest)), integer(9), generalizedTime(new Date('2026-01-02T04:00:00Z')))
  return signCms(info, authority, { content: info, contentType: '1.2.840.113549.1.9.16.1.4' })
}

/** Signs with a library that is not ours, and a time-stamp authority of our own. */
export async function signElsewhere(pdf: Uint8Array, { identity, authority, level, field }: { identity: TestIdentity; authority: TestIdentity; level: Level; field?: string }): Promise<Uint8Array> {
  const document = await PDF.load(pdf)
  const { bytes } = await document.sign({
    level,
    signingTime: new Date('2026-01-02T03:04:05Z'),
    ...(field === undefined ? {} : { fieldName: field }),
    signer: {
      certificate: identity.certificate, keyType: 'RSA', signatureAlgorithm: 'RSASSA-PKCS1-v1_5',
      sign: (data) => Promise.resolve(sign('sha256', data, identity.key)),
    },
    timestampAuthority: { timestamp: (digest) => Promise.resolve(tokenOver(digest, authority)) },
    revocationProvider: { getOCSP: () => Promise.resolve(null), getCRL: () => Promise.resolve(sequence(octets(createHash('sha256').digest()))) },
  })
  return bytes
}
