import type { FindingCode } from '#shared/signing/verification.ts'
import type { CmsCheck } from './cms/check-cms.ts'
import { checkValue } from './check-value.ts'
import { type CoveredBytes, coveredBytes } from './covered-bytes.ts'
import { dateOf, type FormField, terminalFieldsOf } from './form-fields.ts'
import type { PrefixDigests } from './prefix-digests.ts'
import type { SignatureDictionary } from './signature-dictionary.ts'
import type { PdfDocument } from './syntax/document.ts'
import { entryOf } from './syntax/values.ts'

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
  /** The signature of the time-stamp that proves it. */
  readonly stamp: CmsCheck | undefined
  readonly stamped: boolean
  readonly codes: Set<FindingCode>
}

/** Checks one signature apart from what came after it. */
export function examineSignature(document: PdfDocument, field: FormField, dictionary: SignatureDictionary, digests: PrefixDigests, now: Date): ExaminedSignature {
  const codes = new Set(dictionary.codes)
  const covered = coveredBytes(document.bytes, dictionary, codes)
  const revision = covered === undefined ? undefined : coveredRevision(document, field, covered, codes)
  if (covered !== undefined) document.budget.spend(covered.end >> 4)
  const checked = covered === undefined ? undefined : checkValue(dictionary, covered, digests, codes)
  const stated = dictionary.statedTime === undefined ? undefined : dateOf(dictionary.statedTime)
  const time = checked?.stampedAt ?? stated ?? checked?.cms.signingTime
  checkDates(checked?.cms, time, now, codes)
  return { field, dictionary, covered, revision, cms: checked?.cms, time, stamp: checked?.stamp, stamped: checked?.stampedAt !== undefined, codes }
}

/** The revision that ends where the signature's bytes end, and in which the field already held this very signature. */
function coveredRevision(document: PdfDocument, field: FormField, covered: CoveredBytes, codes: Set<FindingCode>): number | undefined {
  const revision = document.revisions.find(({ eofEnd, end }) => covered.end >= eofEnd && covered.end <= end)
  if (revision === undefined) {
    codes.add('signature.not-a-revision')
    return undefined
  }
  const then = terminalFieldsOf(document, revision.index).find(({ name }) => name === field.name)
  const [value, valueThen] = [entryOf(field.dict, 'V'), then === undefined ? undefined : entryOf(then.dict, 'V')]
  const same = value.kind === 'ref'
    ? valueThen?.kind === 'ref' && valueThen.num === value.num && document.entry(value.num, revision.index) === document.entry(value.num, document.newest)
    : valueThen === value
  if (!same) codes.add('signature.misplaced')
  return revision.index
}

const day = 86_400_000

function checkDates(cms: CmsCheck | undefined, time: Date | undefined, now: Date, codes: Set<FindingCode>): void {
  if (cms?.signer === undefined) return
  const { notBefore, notAfter } = cms.signer
  if (time !== undefined && (time < notBefore || time > notAfter)) codes.add('certificate.not-valid-at-signing')
  else if (now > notAfter) codes.add('certificate.expired')
  if (time !== undefined && time.getTime() > now.getTime() + day) codes.add('certificate.time-in-future')
}
