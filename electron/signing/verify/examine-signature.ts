import type { FindingCode, Trust } from '#shared/signing/verification.ts'
import { checkCms, type CmsCheck } from './cms/check-cms.ts'
import { isIssuedBy } from './cms/certificate.ts'
import { checkTimeStamp } from './cms/time-stamp.ts'
import { type CoveredBytes, coveredBytes } from './covered-bytes.ts'
import { dateOf, type FormField, formFields, terminalFields } from './form-fields.ts'
import type { SignatureDictionary } from './signature-dictionary.ts'
import type { PdfDocument } from './syntax/document.ts'
import { entryOf } from './syntax/values.ts'
import type { TrustedCertificates } from './verify-pdf.ts'

/** A signature of the document with what checking it by itself found. */
export interface ExaminedSignature {
  readonly field: FormField
  readonly dictionary: SignatureDictionary
  readonly covered: CoveredBytes | undefined
  /** The revision whose bytes it covers; nothing when it covers none. */
  readonly revision: number | undefined
  readonly cms: CmsCheck | undefined
  /** When it was made: proven by a time-stamp, or as the file states. */
  readonly time: Date | undefined
  readonly stamped: boolean
  readonly codes: Set<FindingCode>
}

/** Checks one signature apart from what came after it. */
export function examineSignature(document: PdfDocument, field: FormField, dictionary: SignatureDictionary, now: Date): ExaminedSignature {
  const codes = new Set(dictionary.codes)
  const covered = coveredBytes(document.bytes, dictionary, codes)
  const revision = covered === undefined ? undefined : coveredRevision(document, field, covered, codes)
  if (covered !== undefined) document.budget.spend(covered.end >> 4)
  const checked = covered === undefined ? undefined : checkValue(dictionary, covered, codes)
  const stated = dictionary.statedTime === undefined ? undefined : dateOf(dictionary.statedTime)
  const time = checked?.stampedAt ?? stated ?? checked?.cms.signingTime
  checkDates(checked?.cms, time, now, codes)
  return { field, dictionary, covered, revision, cms: checked?.cms, time, stamped: checked?.stampedAt !== undefined, codes }
}

/** The revision that ends where the signature's bytes end, and in which the field already held this very signature. */
function coveredRevision(document: PdfDocument, field: FormField, covered: CoveredBytes, codes: Set<FindingCode>): number | undefined {
  const revision = document.revisions.find(({ eofEnd, end }) => covered.end >= eofEnd && covered.end <= end)
  if (revision === undefined) {
    codes.add('signature.not-a-revision')
    return undefined
  }
  const then = terminalFields(formFields(document, revision.index)).find(({ name }) => name === field.name)
  const [value, valueThen] = [entryOf(field.dict, 'V'), then === undefined ? undefined : entryOf(then.dict, 'V')]
  const same = value.kind === 'ref'
    ? valueThen?.kind === 'ref' && valueThen.num === value.num && document.entry(value.num, revision.index) === document.entry(value.num, document.newest)
    : valueThen === value
  if (!same) codes.add('signature.misplaced')
  return revision.index
}

function checkValue(dictionary: SignatureDictionary, covered: CoveredBytes, codes: Set<FindingCode>): { cms: CmsCheck; stampedAt: Date | undefined } | undefined {
  const add = (more: Iterable<FindingCode>) => {
    for (const code of more) codes.add(code)
  }
  switch (dictionary.subFilter) {
    case 'ETSI.CAdES.detached':
    case 'adbe.pkcs7.detached': {
      const cms = checkCms(covered.cms, { detached: covered.parts })
      add(cms.codes)
      if (dictionary.isTimeStamp) codes.add('signature.dictionary')
      if (dictionary.subFilter === 'ETSI.CAdES.detached' && cms.signer !== undefined && cms.bound === 'none') codes.add('cms.certificate-not-bound')
      if (cms.signatureTimeStamp === undefined) return { cms, stampedAt: undefined }
      const stamp = checkTimeStamp(cms.signatureTimeStamp, cms.signature)
      add(stamp.cms.codes)
      if (!stamp.fits) codes.add('time-stamp.wrong')
      return { cms, stampedAt: stamp.fits ? stamp.time : undefined }
    }
    case 'ETSI.RFC3161': {
      const stamp = checkTimeStamp(covered.cms, ...covered.parts)
      add(stamp.cms.codes)
      if (!stamp.fits && !stamp.cms.codes.has('cms.malformed')) codes.add('signature.digest-mismatch')
      return { cms: stamp.cms, stampedAt: stamp.fits ? stamp.time : undefined }
    }
    case 'adbe.pkcs7.sha1':
    case 'adbe.x509.rsa_sha1':
      codes.add('signature.kind-unsupported')
      return undefined
    default:
      codes.add('signature.kind-unknown')
      return undefined
  }
}

const day = 86_400_000

function checkDates(cms: CmsCheck | undefined, time: Date | undefined, now: Date, codes: Set<FindingCode>): void {
  if (cms?.signer === undefined) return
  const { notBefore, notAfter } = cms.signer
  if (time !== undefined && (time < notBefore || time > notAfter)) codes.add('certificate.not-valid-at-signing')
  else if (now > notAfter) codes.add('certificate.expired')
  if (time !== undefined && time.getTime() > now.getTime() + day) codes.add('certificate.time-in-future')
}

/** Trust in the signer, apart from integrity: pinned or imported by fingerprint, of the certificate itself or of one above it. */
export function trustIn(cms: CmsCheck | undefined, trusted: TrustedCertificates): Trust {
  if (cms?.signer === undefined) return 'unknown'
  const own = trusted.get(cms.signer.fingerprint)
  if (own !== undefined) return own
  if (cms.chain.some(({ fingerprint }) => trusted.has(fingerprint))) return 'imported'
  return isIssuedBy(cms.signer, cms.signer) ? 'self-signed' : 'unknown'
}
