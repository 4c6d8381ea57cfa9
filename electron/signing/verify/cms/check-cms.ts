import { createHash } from 'node:crypto'
import type { FindingCode } from '#shared/signing/verification.ts'
import { algorithmInWords, type Digest, digestOf, isWeakKey, sameAlgorithm, signatureCheck } from './algorithms.ts'
import { type Certificate, chainOf, isIssuedBy, readCertificate } from './certificate.ts'
import { childrenOf, contentOf, type Der, DerError, encodedOf, expectTag, oidOf, sameBytes, tags } from './der.ts'
import { isForSigning, isForTimeStamps } from './path.ts'
import type { RevocationData } from './revocation.ts'
import { oids, readSignedData, type SignedData } from './signed-data.ts'
import { type CertificateName, signingCertificates } from './signing-certificate.ts'
import { timeOf } from './time.ts'

/** What checking one CMS signature found. */
export interface CmsCheck {
  readonly codes: ReadonlySet<FindingCode>
  readonly signer: Certificate | undefined
  /** The signer's certificate and those above it that came with the signature. */
  readonly chain: readonly Certificate[]
  /** Every certificate that came along. */
  readonly certificates: readonly Certificate[]
  readonly revocation: readonly RevocationData[]
  /** In words; empty when unknown. */
  readonly algorithm: string
  readonly signingTime: Date | undefined
  /** Whether the signature says which certificate it was made with: by SHA-256 or better (v2), by SHA-1 (v1), or not. */
  readonly bound: 'v2' | 'v1' | 'none'
  /** What is encapsulated, for a time-stamp token. */
  readonly content: Uint8Array | undefined
  readonly signature: Uint8Array
  readonly signatureTimeStamp: Der | undefined
}

/** Bytes outside the CMS, and their digest by the name of a hash. */
export interface DetachedContent {
  readonly parts: readonly Uint8Array[]
  readonly digest: (algorithm: Digest) => Uint8Array
}

/** What the signature must be over: bytes outside it, or its own content, a time-stamp's or (adbe.pkcs7.sha1) a digest. */
export type Signed = DetachedContent | 'time-stamp' | 'enclosed'

/** No chain is as long; each costs a check of a signature. */
const maxCertificates = 60

/** Where there is nothing that could be checked. */
export const noCms: CmsCheck = { codes: new Set(), signer: undefined, chain: [], certificates: [], revocation: [], algorithm: '', signingTime: undefined, bound: 'none', content: undefined, signature: new Uint8Array(), signatureTimeStamp: undefined }

/** Checks a CMS signature against RFC 5652 and what PDF asks of it (ISO 32000-2, 12.8.3.3). Never throws for what is in the bytes. */
export function checkCms(root: Der, signed: Signed): CmsCheck {
  try {
    return checkSignedData(readSignedData(root), signed)
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    return { ...noCms, codes: new Set<FindingCode>(['cms.malformed']) }
  }
}

function checkSignedData(data: SignedData, signed: Signed): CmsCheck {
  const codes = new Set<FindingCode>()
  if (data.indefinite) codes.add('cms.not-der')
  const detached = typeof signed === 'object'
  if (detached && data.content !== undefined) codes.add('cms.content-present')
  if (data.contentType !== (signed === 'time-stamp' ? oids.timeStampInfo : oids.data) || (!detached && data.content === undefined)) codes.add('cms.malformed')
  const inner = data.content ?? new Uint8Array()
  const content: DetachedContent = detached ? signed : { parts: [inner], digest: (algorithm) => algorithm.of(inner) }
  if (data.certificates.length > maxCertificates) throw new DerError('Too many certificates')
  const certificates = data.certificates.flatMap((one) => readableCertificate(one, codes))
  const signer = certificates.find((certificate) => isNamedBy(certificate, data.sid))
  if (signer === undefined) codes.add('cms.signer-certificate-missing')
  else if (signed === 'time-stamp' ? !isForTimeStamps(signer) : !isForSigning(signer)) codes.add(signed === 'time-stamp' ? 'time-stamp.authority' : 'certificate.not-for-signing')
  checkSignature(data, content, signer, codes)
  const chain = signer === undefined ? [] : chainOf(signer, certificates)
  const bound = signer === undefined ? 'none' : checkBinding(data, signer, certificates, chain, codes)
  const unsigned = [...data.unsignedAttributes.keys()]
  if (unsigned.some((oid) => oid !== oids.signatureTimeStamp)) codes.add('cms.unsigned-attribute')
  const time = data.signedAttributes?.get(oids.signingTime)
  return {
    codes, signer, chain, certificates, bound, revocation: data.revocation, algorithm: algorithmInWords(data.signatureAlgorithm, data.digestAlgorithm), content: data.content, signature: data.signature,
    signingTime: time?.[0] === undefined ? undefined : timeOf(time[0]),
    signatureTimeStamp: data.unsignedAttributes.get(oids.signatureTimeStamp)?.[0],
  }
}

/** Attribute certificates are nobody's. */
function readableCertificate(element: Der, codes: Set<FindingCode>): Certificate[] {
  try {
    return element.tag === tags.sequence ? [readCertificate(element)] : []
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    codes.add('cms.certificate-damaged')
    return []
  }
}

/** Issuer and serial number, or subject key identifier (RFC 5652 5.3). */
function isNamedBy(certificate: Certificate, sid: Der): boolean {
  if (sid.tag === 0x80) return certificate.subjectKeyIdentifier !== undefined && sameBytes(certificate.subjectKeyIdentifier, contentOf(sid))
  const [issuer, serial, ...rest] = childrenOf(sid)
  if (issuer === undefined || serial === undefined || rest.length > 0) throw new DerError('Signer identifier')
  return sameBytes(encodedOf(issuer), certificate.issuer) && sameBytes(encodedOf(serial), certificate.serial)
}

function checkSignature(data: SignedData, { parts, digest: digestBy }: DetachedContent, signer: Certificate | undefined, codes: Set<FindingCode>): void {
  const digest = digestOf(data.digestAlgorithm)
  if (digest === undefined) {
    codes.add('cms.algorithm-unknown')
    return
  }
  if (digest.weak) codes.add('cms.weak-digest')
  const attributes = data.signedAttributes
  if (attributes === undefined || data.signedBytes === undefined) codes.add('cms.no-signed-attributes')
  else {
    const [type, ...types] = attributes.get(oids.contentType) ?? []
    const [stated, ...digests] = attributes.get(oids.messageDigest) ?? []
    if (types.length > 0 || digests.length > 0 || oidOf(type) !== data.contentType) throw new DerError('Signed attributes')
    if (!sameBytes(contentOf(expectTag(stated, tags.octetString, 'Message digest')), digestBy(digest))) codes.add('signature.digest-mismatch')
    checkAlgorithmProtection(data, codes)
  }
  const check = signatureCheck(data.signatureAlgorithm, digest.name)
  if (check === 'unknown') codes.add('cms.algorithm-unknown')
  else if (check === 'unsupported') codes.add('cms.algorithm-unsupported')
  else if (signer !== undefined) {
    if (isWeakKey(signer.publicKey)) codes.add('cms.weak-key')
    const over = data.signedBytes ?? Buffer.concat(parts)
    if (!check(signer.publicKey, over, data.signature)) codes.add(data.signedBytes === undefined ? 'signature.digest-mismatch' : 'cms.signature-wrong')
  }
}

/** RFC 6211: when the signed attributes repeat the algorithms, the unprotected ones must be the same. */
function checkAlgorithmProtection(data: SignedData, codes: Set<FindingCode>): void {
  const protection = data.signedAttributes?.get(oids.algorithmProtection)?.[0]
  if (protection === undefined) return
  const [digest, signature] = childrenOf(protection)
  const agrees = digest !== undefined && signature?.tag === 0xa1 && sameAlgorithm(digest, data.digestAlgorithm)
    && sameAlgorithm(signature, data.signatureAlgorithm)
  if (!agrees) codes.add('cms.algorithm-unknown')
}

const isListed = (certificate: Certificate, name: CertificateName) => sameBytes(createHash(name.digest).update(certificate.der).digest(), name.hash)

/** signingCertificate and signingCertificateV2 (RFC 5035): the certificate must be the one that was signed with. */
function checkBinding(data: SignedData, signer: Certificate, certificates: readonly Certificate[], chain: readonly Certificate[], codes: Set<FindingCode>): CmsCheck['bound'] {
  const v2 = data.signedAttributes?.get(oids.signingCertificateV2)?.[0]
  const v1 = data.signedAttributes?.get(oids.signingCertificate)?.[0]
  const listed = [...(v2 === undefined ? [] : [signingCertificates(v2, 'v2')]), ...(v1 === undefined ? [] : [signingCertificates(v1, 'v1')])]
  for (const names of listed) {
    const [first] = names
    if (first === undefined || !isListed(signer, first)) codes.add('cms.certificate-swapped')
    else if (first.issuer !== undefined && !(sameBytes(first.issuer, signer.issuer) && first.serial !== undefined && sameBytes(first.serial, signer.serial))) codes.add('cms.certificate-swapped')
  }
  // A certificate above the signer is vouched for by being listed, or by the signature on it; the last of a chain only by its own, when it signed itself.
  const names = listed.flat()
  const top = chain.at(-1)
  const selfSigned = top !== undefined && isIssuedBy(top, top)
  const loose = certificates.filter((certificate) => certificate !== signer && !names.some((name) => isListed(certificate, name)) && !(chain.includes(certificate) && (certificate !== top || selfSigned)))
  // A certificate that was named and is not there, while others are that were not, has been exchanged.
  const missing = names.some((name) => !certificates.some((certificate) => isListed(certificate, name)))
  if (loose.some((certificate) => !chain.includes(certificate))) codes.add(names.length > 1 && missing ? 'cms.certificate-swapped' : 'cms.extra-certificate')
  for (const certificate of certificates) {
    const issuers = certificates.filter(({ subject }) => sameBytes(subject, certificate.issuer))
    if (issuers.length > 0 && !issuers.some((issuer) => isIssuedBy(certificate, issuer))) codes.add('cms.certificate-damaged')
  }
  return v2 !== undefined ? 'v2' : v1 !== undefined ? 'v1' : 'none'
}
