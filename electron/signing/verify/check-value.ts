import { verify } from 'node:crypto'
import type { FindingCode } from '#shared/signing/verification.ts'
import { sha1 } from './cms/algorithms.ts'
import { readCertificate } from './cms/certificate.ts'
import { checkCms, type CmsCheck, type DetachedContent, noCms } from './cms/check-cms.ts'
import { contentOf, DerError, expectTag, readWhole, tags } from './cms/der.ts'
import { checkTimeStamp } from './cms/time-stamp.ts'
import type { CoveredBytes } from './covered-bytes.ts'
import type { PrefixDigests } from './prefix-digests.ts'
import type { SignatureDictionary } from './signature-dictionary.ts'

export interface CheckedValue {
  readonly cms: CmsCheck
  /** When a time-stamp that fits says so. */
  readonly stampedAt: Date | undefined
  readonly stamp: CmsCheck | undefined
}

/** Checks the signature value by its kind (ISO 32000-2, table 255 and 12.8.3); adds what it finds to `codes`. */
export function checkValue(dictionary: SignatureDictionary, covered: CoveredBytes, digests: PrefixDigests, codes: Set<FindingCode>): CheckedValue | undefined {
  const [first, second] = covered.parts
  const signed: DetachedContent = { parts: covered.parts, digest: (algorithm) => digests.of(algorithm, first.length, covered.end - second.length, covered.end) }
  switch (dictionary.subFilter) {
    case 'ETSI.CAdES.detached':
    case 'adbe.pkcs7.detached': {
      const cms = checkCms(covered.cms, signed)
      addAll(codes, cms)
      if (dictionary.isTimeStamp) codes.add('signature.dictionary')
      if (dictionary.subFilter === 'ETSI.CAdES.detached' && cms.signer !== undefined && cms.bound === 'none') codes.add('cms.certificate-not-bound')
      return withTimeStamp(cms, codes)
    }
    case 'ETSI.RFC3161': {
      const stamp = checkTimeStamp(covered.cms, signed)
      addAll(codes, stamp.cms)
      if (stamp.weak) codes.add('cms.weak-digest')
      if (!stamp.fits && !stamp.cms.codes.has('cms.malformed')) codes.add('signature.digest-mismatch')
      return { cms: stamp.cms, stampedAt: stamp.fits ? stamp.time : undefined, stamp: stamp.cms }
    }
    case 'adbe.pkcs7.sha1': {
      codes.add('signature.kind-unsupported')
      const cms = checkCms(covered.cms, 'enclosed')
      addAll(codes, cms)
      if (cms.content !== undefined && !Buffer.from(cms.content).equals(signed.digest(sha1))) codes.add('signature.digest-mismatch')
      return withTimeStamp(cms, codes)
    }
    case 'adbe.x509.rsa_sha1':
      codes.add('signature.kind-unsupported')
      return checkPlainRsa(dictionary, covered, codes)
    default:
      codes.add('signature.kind-unknown')
      return undefined
  }
}

function addAll(codes: Set<FindingCode>, cms: CmsCheck): void {
  for (const code of cms.codes) codes.add(code)
}

function withTimeStamp(cms: CmsCheck, codes: Set<FindingCode>): CheckedValue {
  if (cms.signatureTimeStamp === undefined) return { cms, stampedAt: undefined, stamp: undefined }
  const stamp = checkTimeStamp(cms.signatureTimeStamp, { digest: (algorithm) => algorithm.of(cms.signature) })
  addAll(codes, stamp.cms)
  if (stamp.weak) codes.add('cms.weak-digest')
  if (!stamp.fits) codes.add('time-stamp.wrong')
  return { cms, stampedAt: stamp.fits ? stamp.time : undefined, stamp: stamp.fits ? stamp.cms : undefined }
}

/** PKCS #1 over SHA-1 in an OCTET STRING, the certificate beside it in the dictionary (12.8.3.2). */
function checkPlainRsa(dictionary: SignatureDictionary, covered: CoveredBytes, codes: Set<FindingCode>): CheckedValue | undefined {
  codes.add('cms.weak-digest')
  if (dictionary.certificate.kind !== 'string') {
    codes.add('cms.signer-certificate-missing')
    return undefined
  }
  try {
    const signer = readCertificate(readWhole(Buffer.from(dictionary.certificate.text, 'latin1')))
    const value = contentOf(expectTag(covered.cms, tags.octetString, 'Signature value'))
    if (signer.publicKey.asymmetricKeyType !== 'rsa' || !verify('sha1', Buffer.concat(covered.parts), signer.publicKey, value)) codes.add('signature.digest-mismatch')
    return { cms: { ...noCms, signer, chain: [signer], certificates: [signer], algorithm: 'RSA PKCS #1 with SHA-1' }, stampedAt: undefined, stamp: undefined }
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    codes.add('cms.malformed')
    return undefined
  }
}
