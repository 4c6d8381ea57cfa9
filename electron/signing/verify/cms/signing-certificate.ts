import { childrenOf, contentOf, type Der, DerError, encodedOf, expectTag, tags } from './der.ts'
import { digestOf } from './algorithms.ts'

/** How a signature names a certificate: by a hash of it, and perhaps by issuer and serial number as encoded. */
export interface CertificateName {
  readonly digest: string
  readonly hash: Uint8Array
  readonly issuer?: Uint8Array
  readonly serial?: Uint8Array
}

/** The value of signingCertificate (RFC 2634) or signingCertificateV2 (RFC 5035): the first one named is the signer's. */
export function signingCertificates(value: Der, version: 'v1' | 'v2'): CertificateName[] {
  const [list] = childrenOf(expectTag(value, tags.sequence, 'Signing certificate'))
  return childrenOf(expectTag(list, tags.sequence, 'Signing certificates')).map((id) => {
    const fields = childrenOf(expectTag(id, tags.sequence, 'Certificate identifier'))
    const algorithm = version === 'v2' && fields[0]?.tag === tags.sequence ? fields.shift() : undefined
    const digest = version === 'v1' ? 'sha1' : algorithm === undefined ? 'sha256' : digestOf(algorithm)?.name
    if (digest === undefined) throw new DerError('Digest of a certificate')
    const hash = contentOf(expectTag(fields.shift(), tags.octetString, 'Hash of a certificate'))
    const issuerSerial = fields.shift()
    if (issuerSerial === undefined) return { digest, hash }
    const [names, serial] = childrenOf(issuerSerial)
    const [name] = names === undefined ? [] : childrenOf(names)
    const [issuer] = name?.tag === 0xa4 ? childrenOf(name) : []
    if (serial === undefined || issuer === undefined) throw new DerError('Issuer of a certificate')
    return { digest, hash, issuer: encodedOf(issuer), serial: encodedOf(serial) }
  })
}
