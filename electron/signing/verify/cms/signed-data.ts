import type { RevocationData } from './revocation.ts'
import { childrenOf, type Der, DerError, encodedOf, expectTag, isStrictDer, oidOf, smallInteger, tags } from './der.ts'

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  algorithmProtection: '1.2.840.113549.1.9.52',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  revocationArchive: '1.2.840.113583.1.1.8',
  ocspInformation: '1.3.6.1.5.5.7.16.2',
} as const

/** Attributes by type; each type once, with its values. */
export type Attributes = ReadonlyMap<string, readonly Der[]>

/** A SignedData with its one signer (RFC 5652 5.1 and 5.3), read but not yet checked. */
export interface SignedData {
  /** Written in BER with indefinite lengths somewhere. */
  readonly indefinite: boolean
  readonly contentType: string
  /** The encapsulated content, when it is not detached. */
  readonly content: Uint8Array | undefined
  readonly certificates: readonly Der[]
  /** Revocation lists and responses that came along (RFC 5652 10.2.1, RFC 5940), and those Acrobat puts into a signed attribute. */
  readonly revocation: readonly RevocationData[]
  readonly sid: Der
  readonly digestAlgorithm: Der
  readonly signedAttributes: Attributes | undefined
  /** The bytes the signature is over when there are signed attributes: their SET, not their [0] form (RFC 5652 5.4). */
  readonly signedBytes: Uint8Array | undefined
  readonly signatureAlgorithm: Der
  readonly signature: Uint8Array
  readonly unsignedAttributes: Attributes
}

/**
 * Reads the ContentInfo of a signature. Nothing in it may be other than expected, since what is outside the signed
 * attributes is not protected by the signature: exact order, exact versions, one digest algorithm, one signer.
 * Throws DerError otherwise.
 */
export function readSignedData(root: Der): SignedData {
  const [type, wrapped, ...afterContent] = childrenOf(expectTag(root, tags.sequence, 'ContentInfo'))
  if (oidOf(type) !== oids.signedData || afterContent.length > 0) throw new DerError('SignedData expected')
  const [signedData, ...others] = childrenOf(expectTag(wrapped, 0xa0, 'Content'))
  if (others.length > 0) throw new DerError('One SignedData expected')
  const fields = childrenOf(expectTag(signedData, tags.sequence, 'SignedData'))
  const version = smallInteger(fields.shift())
  const digestAlgorithms = expectTag(fields.shift(), tags.set, 'Digest algorithms')
  const encapsulated = expectTag(fields.shift(), tags.sequence, 'Encapsulated content')
  const certificates = fields[0]?.tag === 0xa0 ? childrenOf(fields.shift() ?? root) : []
  const lists = fields[0]?.tag === 0xa1 ? childrenOf(fields.shift() ?? root) : []
  const signerInfos = expectTag(fields.shift(), tags.set, 'Signers')
  if (fields.length > 0) throw new DerError('SignedData is too long')
  const [signerInfo, ...more] = childrenOf(signerInfos)
  if (signerInfo === undefined || more.length > 0) throw new DerError('One signer expected')
  const { contentType, content } = readEncapsulated(encapsulated)
  const signer = readSignerInfo(signerInfo)
  // RFC 5652 5.1: 1 for plain data, 3 for other content or a signer named by its key (PKCS #7 said 1 for any signer), 4 and 5 with other kinds of certificates or revocation data.
  const versions = contentType !== oids.data ? [3] : signer.version === 3 ? [1, 3] : [1]
  if (certificates.some(({ tag }) => tag === 0xa1)) versions.push(3)
  if (certificates.some(({ tag }) => tag === 0xa2)) versions.push(4)
  if ([...certificates, ...lists].some((one, i) => one.tag === (i < certificates.length ? 0xa3 : 0xa1))) versions.push(5)
  if (!versions.includes(version)) throw new DerError('Version of SignedData')
  const [digest, ...otherDigests] = childrenOf(digestAlgorithms)
  if (digest === undefined || otherDigests.length > 0 || oidOf(childrenOf(digest)[0]) !== oidOf(childrenOf(signer.digestAlgorithm)[0])) throw new DerError('Digest algorithms')
  // Parameters are read by nobody, so they must be what they have to be: absent or NULL.
  if (childrenOf(digest).slice(1).some(({ tag, contentStart, contentEnd }) => tag !== tags.null || contentStart !== contentEnd)) throw new DerError('Digest parameters')
  const parts = [digestAlgorithms, encapsulated, signer.digestAlgorithm, signer.sid, signer.signatureAlgorithm]
  const indefinite = root.indefinite || wrapped?.indefinite === true || signedData?.indefinite === true || signerInfos.indefinite || encapsulated.indefinite
  if (!indefinite && !parts.every((part) => isStrictDer(part))) throw new DerError('Not canonical')
  const archive = signer.signedAttributes?.get(oids.revocationArchive)?.[0]
  return { ...signer, indefinite, contentType, content, certificates, revocation: [...readRevocation(lists), ...(archive === undefined ? [] : readArchive(archive))] }
}

function readRevocation(choices: readonly Der[]): RevocationData[] {
  return choices.flatMap((choice): RevocationData[] => {
    if (choice.tag === tags.sequence) return [{ kind: 'crl', der: encodedOf(choice) }]
    const [type, response] = choice.tag === 0xa1 ? childrenOf(choice) : []
    return type !== undefined && response !== undefined && oidOf(type) === oids.ocspInformation ? [{ kind: 'ocsp', der: encodedOf(response) }] : []
  })
}

/** RevocationInfoArchival (ISO 32000-2, 12.8.3.3.2): revocation lists in [0], OCSP responses in [1]. */
function readArchive(archive: Der): RevocationData[] {
  return childrenOf(archive).flatMap((part) => {
    const kind = part.tag === 0xa0 ? 'crl' : part.tag === 0xa1 ? 'ocsp' : undefined
    const [list] = kind === undefined ? [] : childrenOf(part)
    return kind === undefined || list === undefined ? [] : childrenOf(list).map((one) => ({ kind, der: encodedOf(one) }))
  })
}

function readEncapsulated(encapsulated: Der): { contentType: string; content: Uint8Array | undefined } {
  const [type, wrapped, ...rest] = childrenOf(encapsulated)
  if (rest.length > 0) throw new DerError('Encapsulated content')
  if (wrapped === undefined) return { contentType: oidOf(type), content: undefined }
  const [octets, ...more] = childrenOf(expectTag(wrapped, 0xa0, 'Encapsulated content'))
  if (octets === undefined || more.length > 0) throw new DerError('Encapsulated content')
  return { contentType: oidOf(type), content: octetsOf(octets) }
}

/** An OCTET STRING, in one piece or (BER) in several. */
function octetsOf(der: Der): Uint8Array {
  if (der.tag === tags.octetString) return der.bytes.subarray(der.contentStart, der.contentEnd)
  if (der.tag !== 0x24) throw new DerError('Octets expected')
  return Buffer.concat(childrenOf(der).map((part) => octetsOf(part)))
}

function readSignerInfo(der: Der) {
  const fields = childrenOf(expectTag(der, tags.sequence, 'SignerInfo'))
  const version = smallInteger(fields.shift())
  const sid = fields.shift()
  if (sid === undefined || version !== (sid.tag === tags.sequence ? 1 : 3) || (version === 3 && sid.tag !== 0x80)) throw new DerError('Version of SignerInfo')
  const digestAlgorithm = expectTag(fields.shift(), tags.sequence, 'Digest algorithm')
  const signed = fields[0]?.tag === 0xa0 ? fields.shift() : undefined
  const signatureAlgorithm = expectTag(fields.shift(), tags.sequence, 'Signature algorithm')
  const signature = octetsOf(fields.shift() ?? der)
  const unsigned = fields[0]?.tag === 0xa1 ? fields.shift() : undefined
  if (fields.length > 0 || signed?.indefinite === true) throw new DerError('SignerInfo')
  const signedBytes = signed === undefined ? undefined : Uint8Array.from(encodedOf(signed))
  if (signedBytes !== undefined) signedBytes[0] = tags.set
  return {
    version, sid, digestAlgorithm, signatureAlgorithm, signature, signedBytes,
    signedAttributes: signed === undefined ? undefined : readAttributes(signed),
    unsignedAttributes: unsigned === undefined ? new Map<string, readonly Der[]>() : readAttributes(unsigned),
  }
}

function readAttributes(der: Der): Attributes {
  const attributes = new Map<string, readonly Der[]>()
  for (const attribute of childrenOf(der)) {
    const [type, values, ...rest] = childrenOf(expectTag(attribute, tags.sequence, 'Attribute'))
    const oid = oidOf(type)
    if (rest.length > 0 || attributes.has(oid)) throw new DerError(`Attribute ${oid}`)
    attributes.set(oid, childrenOf(expectTag(values, tags.set, 'Attribute values')))
  }
  return attributes
}
