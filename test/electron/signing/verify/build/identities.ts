import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { oid, octets, sequence, setOf, tlv, utcTime } from './der-writer.ts'

/** A key with its certificate, and the one that issued it. */
export interface TestIdentity {
  readonly key: KeyObject
  readonly certificate: Buffer
  readonly issuerName: Buffer
  readonly serial: Buffer
  readonly name: Buffer
  readonly keyId: Buffer
}

export interface IdentityOptions {
  readonly kind?: 'P-256' | 'P-384' | 'P-521' | 'RSA' | 'RSA-1024' | 'Ed25519'
  readonly issuer?: TestIdentity
  readonly from?: string
  readonly to?: string
  /** Takes over the key of another, as a look-alike certificate would not but a reissued one does. */
  readonly keyOf?: TestIdentity
  readonly serial?: Buffer
  /** Bits of keyUsage. */
  readonly usage?: readonly number[]
  /** Object identifiers of extended uses. */
  readonly extended?: readonly string[]
  /** Says that it may issue certificates, so many levels down. */
  readonly authority?: { readonly levels?: number }
}

function newKey(kind: NonNullable<IdentityOptions['kind']>): KeyObject {
  if (kind === 'RSA' || kind === 'RSA-1024') return generateKeyPairSync('rsa', { modulusLength: kind === 'RSA' ? 2048 : 1024 }).privateKey
  if (kind === 'Ed25519') return generateKeyPairSync('ed25519').privateKey
  return generateKeyPairSync('ec', { namedCurve: kind }).privateKey
}

/** A self-signed or issued certificate for tests, valid from 2020 to 2040 unless told otherwise. */
export function identity(commonName: string, options: IdentityOptions = {}): TestIdentity {
  const { kind = 'P-256', issuer, from = '2020-01-01', to = '2040-01-01' } = options
  const key = options.keyOf?.key ?? newKey(kind)
  const name = sequence(setOf(sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(commonName)))))
  const serial = options.serial ?? tlv(0x02, Buffer.concat([Buffer.from([0x41]), randomBytes(7)]))
  const signer = issuer?.key ?? key
  const rsa = signer.asymmetricKeyType === 'rsa'
  const algorithm = rsa ? sequence(oid('1.2.840.113549.1.1.11'), tlv(0x05)) : signer.asymmetricKeyType === 'ed25519' ? sequence(oid('1.3.101.112')) : sequence(oid('1.2.840.10045.4.3.2'))
  const spki = createPublicKey(key.export({ format: 'pem', type: 'pkcs8' })).export({ format: 'der', type: 'spki' })
  const keyId = createHash('sha1').update(spki).digest()
  const { usage, extended, authority } = options
  const bits = (set: readonly number[]) => tlv(0x03, Buffer.from([7 - Math.max(...set) % 8, set.reduce((byte, bit) => byte | (0x80 >> bit), 0)]))
  const extensions = tlv(0xa3, sequence(
    sequence(oid('2.5.29.14'), octets(octets(keyId))),
    ...(authority === undefined ? [] : [sequence(oid('2.5.29.19'), octets(sequence(tlv(0x01, Buffer.from([0xff])), ...(authority.levels === undefined ? [] : [tlv(0x02, Buffer.from([authority.levels]))]))))]),
    ...(usage === undefined ? [] : [sequence(oid('2.5.29.15'), octets(bits(usage)))]),
    ...(extended === undefined ? [] : [sequence(oid('2.5.29.37'), octets(sequence(...extended.map((one) => oid(one)))))]),
  ))
  const tbs = sequence(tlv(0xa0, tlv(0x02, Buffer.from([2]))), serial, algorithm, issuer?.name ?? name, sequence(utcTime(new Date(from)), utcTime(new Date(to))), name, spki, extensions)
  const value = sign(signer.asymmetricKeyType === 'ed25519' ? null : 'sha256', tbs, signer)
  return { key, certificate: sequence(tbs, algorithm, tlv(0x03, Buffer.from([0]), value)), issuerName: issuer?.name ?? name, serial, name, keyId }
}
