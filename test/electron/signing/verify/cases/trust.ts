import { attribute, signCms } from '../build/cms-writer.ts'
import { catalog, contract, num, signAs } from '../build/contract.ts'
import { identity } from '../build/identities.ts'
import { append } from '../build/pdf-writer.ts'
import { ocspResponse, revocationList } from '../build/revocation.ts'
import { withSecurityStore } from '../build/security-store.ts'
import { timeStampToken } from '../build/time-stamp.ts'
import type { Case } from './case.ts'

export const root = identity('Root CA', { authority: {}, usage: [5, 6] })
export const dora = identity('Dora Dean', { issuer: root, usage: [0] })
export const authority = identity('Time Stamp Authority', { extended: ['1.3.6.1.5.5.7.3.8'] })

/** Signed by Dora with a time-stamp, her root's certificate along with hers. */
export const byDora = (stamped = true) => signAs(contract(), 0, { signer: dora, space: 4096, make: (data) => {
  const stamp = (value: Uint8Array) => attribute('1.2.840.113549.1.9.16.2.14', timeStampToken(value, authority))
  return signCms(data, dora, { certificates: [dora, root], ...(stamped ? { stamp } : {}) })
} })

const before = '2025-01-01'
const later = '2025-06-01'
const stored = (contents: Parameters<typeof withSecurityStore>[1]) => () => withSecurityStore(byDora(), contents)

/** Certificates that had been revoked, and data that only seems to say so. */
export const revocation: readonly Case[] = [
  { name: 'a list says that the certificate had been revoked', pdf: stored({ lists: [revocationList(root, [{ certificate: dora, since: before }])] }), verdict: 'indeterminate', code: 'certificate.revoked' },
  { name: 'a responder says so', pdf: stored({ responses: [ocspResponse(dora, root, before)] }), verdict: 'indeterminate', code: 'certificate.revoked' },
  { name: 'an appointed responder says so', pdf: stored({ responses: [ocspResponse(dora, root, before, identity('Responder', { issuer: root, extended: ['1.3.6.1.5.5.7.3.9'] }))] }), verdict: 'indeterminate', code: 'certificate.revoked' },
  { name: 'validation data is taken out again', pdf: () => withSecurityStore(withSecurityStore(byDora(), { lists: [revocationList(root)], certificates: [root.certificate] }), { certificates: [root.certificate] }), verdict: 'indeterminate', code: 'change.validation-data-removed' },
  { name: 'the whole store is taken out again', pdf: () => append(withSecurityStore(byDora(), { certificates: [root.certificate] }), { [num.catalog]: catalog() }), verdict: 'indeterminate', code: 'change.validation-data-removed' },
]

/** What does not speak against a signature. */
export const noRevocation: readonly Case[] = [
  { name: 'a time-stamp of an authority for time-stamps', pdf: () => byDora(), verdict: 'intact' },
  { name: 'a list that names nobody', pdf: stored({ lists: [revocationList(root)] }), verdict: 'extended' },
  { name: 'revoked later than signed', pdf: stored({ lists: [revocationList(root, [{ certificate: dora, since: later }])], responses: [ocspResponse(dora, root, later)] }), verdict: 'extended' },
  { name: 'a list of another authority', pdf: stored({ lists: [revocationList(identity('Root CA'), [{ certificate: dora, since: before }])] }), verdict: 'extended' },
  { name: 'a list about somebody else', pdf: stored({ lists: [revocationList(root, [{ certificate: root, since: before }])] }), verdict: 'extended' },
  { name: 'a responder that nobody appointed', pdf: stored({ responses: [ocspResponse(dora, root, before, identity('Impostor', { issuer: root }))] }), verdict: 'extended' },
  { name: 'data that cannot be read', pdf: stored({ lists: [Buffer.from('x')], responses: [Buffer.from([0x30, 0])], certificates: [Buffer.from('y')] }), verdict: 'extended' },
]
