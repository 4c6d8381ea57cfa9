import { finding, type Finding, type FindingCode, type VerificationReport, verdictOf } from '#shared/signing/verification.ts'
import { checkDocument } from './check-document.ts'
import { Budget, defaultLimits, LimitReached, type Limits } from './syntax/budget.ts'
import { signatureTraces, standingOfTraces } from './traces.ts'

/** Certificates the person trusts, by SHA-256 fingerprint in lower-case hexadecimal: pinned by themselves, or imported. */
export type TrustedCertificates = ReadonlyMap<string, 'pinned' | 'imported'>

export interface VerifyOptions {
  readonly trusted: TrustedCertificates
  /** DER of the certificates the person imported, so that a path to one can be found that did not come with the file. */
  readonly roots?: readonly Uint8Array[]
  /** Fingerprints of the time-stamp authorities that go by the clock of a machine like this one. */
  readonly localAuthorities?: ReadonlySet<string>
  readonly now: Date
  readonly limits?: Limits
}

/**
 * Verifies every signature of a PDF, and what was changed after each, from the bytes alone (ISO 32000-2, 12.8; ETSI EN 319 142-1).
 * Strict and failing closed: nothing is repaired, what is not understood is never called intact. Never throws for what the bytes hold;
 * work is bounded by counting, so the answer does not depend on the machine.
 */
export function verifyPdf(pdf: Uint8Array, options: VerifyOptions): VerificationReport {
  // Text is read from a Buffer; one view of the whole saves one for each word.
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const traces = signatureTraces(bytes)
  if (!beginsAsPdf(bytes)) {
    if (traces.length > 0) return failed(standingOfTraces(bytes) === 'broken' ? ['file.header', 'signature.digest-mismatch'] : ['file.header'])
    return failed([looksLikePdf(bytes) ? 'file.unparsable' : 'file.not-a-pdf'])
  }
  try {
    return checkDocument(bytes, traces, new Budget(options.limits ?? defaultLimits), options)
  } catch (error) {
    const standing = traces.length > 0 ? standingOfTraces(bytes) : 'unclear'
    const broken: FindingCode[] = standing === 'broken' ? ['signature.digest-mismatch'] : []
    // A stack that overflows is a limit reached as well.
    if (error instanceof LimitReached || error instanceof RangeError) return failed(['file.limit', ...broken])
    if (!(error instanceof Error)) throw error
    const code = traces.length === 0 ? 'file.unparsable' : standing === 'whole' ? 'file.unusual-structure' : 'file.signed-but-damaged'
    return failed([code, ...broken], error.message)
  }
}

function failed(codes: readonly FindingCode[], detail?: string): VerificationReport {
  const findings: Finding[] = codes.map((code, i) => finding(code, i === 0 ? detail : undefined))
  return { verdict: verdictOf([], findings), signatures: [], findings, pages: 0 }
}

const latin1 = (bytes: Uint8Array, start: number, end: number) => Buffer.from(bytes.subarray(Math.max(0, start), end)).toString('latin1')

/** ISO 32000-2, 7.5.2: the first bytes, nothing before them. */
function beginsAsPdf(bytes: Uint8Array): boolean {
  return /^%PDF-[12]\.\d[\s%]/.test(latin1(bytes, 0, 10))
}

function looksLikePdf(bytes: Uint8Array): boolean {
  return latin1(bytes, 0, 1024).includes('%PDF-') || /startxref|%%EOF/.test(latin1(bytes, bytes.length - 1024, bytes.length))
}
