/** What a finding means for the verdict; the gravest one decides (see `verdictOf`). */
export type FindingEffect = 'modified' | 'invalid' | 'indeterminate' | 'note'

interface FindingRule {
  readonly effect: FindingEffect
  readonly message: string
}

/** Every finding the verifier can report: what it means for the verdict, and one plain sentence. Closed: a test fails if one was never exercised. */
export const findingRules = {
  'file.not-a-pdf': { effect: 'indeterminate', message: 'This file is not a PDF.' },
  'file.header': { effect: 'indeterminate', message: 'The file does not begin as a PDF does.' },
  'file.unparsable': { effect: 'indeterminate', message: 'The file is damaged or not built as a PDF must be, so nothing in it can be relied on.' },
  'file.signed-but-damaged': { effect: 'invalid', message: 'The file bears traces of a signature, but it is damaged or not built as a PDF must be.' },
  'file.unusual-structure': { effect: 'indeterminate', message: 'Every byte is as it was signed, but the file is not built as a PDF must be, so different readers may show it differently.' },
  'file.limit': { effect: 'indeterminate', message: 'The file asks for more work than any ordinary document needs; checking was stopped.' },
  'file.encrypted': { effect: 'indeterminate', message: 'The file is encrypted, so what it says cannot be compared between its revisions.' },
  'file.trailing-bytes': { effect: 'modified', message: 'Bytes were added after the end of the document.' },
  'file.trailing-space': { effect: 'indeterminate', message: 'White space stands after the end of the document, which no signature covers.' },
  'file.hybrid': { effect: 'indeterminate', message: 'The file holds two contradictory lists of its contents; different readers may show different documents.' },

  'signature.hidden': { effect: 'invalid', message: 'The file holds a signature that the document does not refer to.' },
  'signature.superseded': { effect: 'indeterminate', message: 'The file holds an earlier signature that was taken out again before a later one was made.' },
  'signature.usage-rights': { effect: 'indeterminate', message: 'The file holds a usage-rights signature, which says nothing about what the document says.' },
  'signature.dictionary': { effect: 'invalid', message: 'The signature is not built as a PDF signature must be.' },
  'signature.byte-range': { effect: 'invalid', message: 'The signature does not state properly which bytes it covers.' },
  'signature.contents': { effect: 'invalid', message: 'The bytes of the signature itself are missing or not written as they must be.' },
  'signature.gap': { effect: 'invalid', message: 'The part of the file left out of the signature is not exactly the signature itself.' },
  'signature.not-a-revision': { effect: 'invalid', message: 'The signature does not cover a complete revision of the document.' },
  'signature.misplaced': { effect: 'invalid', message: 'The signature is not part of the revision of the document that it covers.' },
  'signature.kind-unsupported': { effect: 'indeterminate', message: 'The signature is of an old or unusual kind that cannot be checked.' },
  'signature.kind-unknown': { effect: 'invalid', message: 'The signature is of no known kind.' },
  'signature.digest-mismatch': { effect: 'modified', message: 'What was signed has been changed since.' },
  'signature.new-visible-field': { effect: 'note', message: 'The signature field was added to the page after an earlier signature.' },
  'signature.visible-after-certification': { effect: 'indeterminate', message: 'A signature field that shows on the page was added after the document was certified; it may cover what was certified.' },

  'cms.malformed': { effect: 'invalid', message: 'The cryptographic part of the signature is not built as it must be.' },
  'cms.not-der': { effect: 'note', message: 'The cryptographic part of the signature is not written in its strict form.' },
  'cms.content-present': { effect: 'invalid', message: 'The signature carries content of its own, which a signature of this kind must not.' },
  'cms.no-signed-attributes': { effect: 'indeterminate', message: 'The signature has no signed attributes; it could be lifted from elsewhere.' },
  'cms.algorithm-unknown': { effect: 'invalid', message: 'The signature names an unknown or contradictory algorithm.' },
  'cms.algorithm-unsupported': { effect: 'indeterminate', message: 'The signature uses an algorithm that cannot be checked here.' },
  'cms.weak-digest': { effect: 'indeterminate', message: 'The signature relies on SHA-1, MD5 or another digest that can be forged today.' },
  'cms.weak-key': { effect: 'indeterminate', message: 'The signer’s key is too short to be relied on today.' },
  'cms.signer-certificate-missing': { effect: 'invalid', message: 'The signer’s certificate is not in the signature.' },
  'cms.certificate-swapped': { effect: 'invalid', message: 'The certificate in the signature is not the one that was signed with.' },
  'cms.certificate-not-bound': { effect: 'indeterminate', message: 'The signature does not say which certificate it was made with, as its kind requires.' },
  'cms.certificate-unproven': { effect: 'indeterminate', message: 'Nothing shows that the certificate is the one that was signed with: the signature does not name it, and who issued it is not at hand.' },
  'cms.certificate-damaged': { effect: 'indeterminate', message: 'A certificate that came with the signature is damaged, or was not issued by the one it names.' },
  'cms.extra-certificate': { effect: 'note', message: 'The signature carries certificates that do not belong to the signer’s chain.' },
  'cms.signature-wrong': { effect: 'modified', message: 'The signature value does not fit what was signed, or not this signer.' },
  'cms.unsigned-attribute': { effect: 'note', message: 'The signature carries unsigned attributes of an unknown kind.' },
  'certificate.not-valid-at-signing': { effect: 'indeterminate', message: 'The certificate was not valid at the time of signing that the file states.' },
  'certificate.expired': { effect: 'note', message: 'The certificate has expired since the signature was made.' },
  'certificate.time-in-future': { effect: 'indeterminate', message: 'The time of signing lies in the future.' },
  'certificate.revoked': { effect: 'indeterminate', message: 'The certificate, or one above it, had been revoked when the signature was made.' },
  'certificate.not-for-signing': { effect: 'note', message: 'The certificate was not issued for signing documents.' },
  'time-stamp.authority': { effect: 'note', message: 'The certificate of the time-stamp was not issued for time-stamping.' },
  'time-stamp.wrong': { effect: 'invalid', message: 'The time-stamp does not belong to what it stamps.' },

  'certification.after-approval': { effect: 'modified', message: 'A certifying signature was added after another signature; it must come first.' },
  'certification.removed': { effect: 'modified', message: 'The certification of the document was removed or replaced.' },
  'change.not-permitted-by-certification': { effect: 'modified', message: 'The document was changed although its certification forbids such changes.' },
  'change.locked-field': { effect: 'modified', message: 'A field that a signature had locked was changed.' },
  'change.catalog': { effect: 'modified', message: 'The document’s own settings were changed after signing (such as scripts, actions, layers, attachments or names).' },
  'change.page': { effect: 'modified', message: 'Pages were changed, added, removed or exchanged after signing.' },
  'change.annotation-allowed': { effect: 'indeterminate', message: 'Comments or other annotations were changed after signing, as the certification allows; they may cover what was certified.' },
  'change.structure-tree': { effect: 'indeterminate', message: 'The tags that say how the document is read aloud were changed along with a new signature field.' },
  'change.validation-data-removed': { effect: 'indeterminate', message: 'Data that helps to check earlier signatures was taken out.' },
  'change.annotation': { effect: 'modified', message: 'Something was laid on a page, or taken off it, after signing.' },
  'change.form': { effect: 'modified', message: 'The form was changed after signing in a way that is not filling it in.' },
  'change.field-value-appearance': { effect: 'modified', message: 'A field was filled in after signing, and shows something else than its value.' },
  'change.field-appearance-unreadable': { effect: 'indeterminate', message: 'A field was filled in after signing, and whether it shows its value cannot be decided.' },
  'change.signature-removed': { effect: 'modified', message: 'A signature was removed or replaced.' },
  'change.hidden-revealed': { effect: 'modified', message: 'Something hidden in the signed document was brought to light after signing.' },
  'change.structure': { effect: 'modified', message: 'Bytes were added after signing in a way that no proper tool does.' },
  'change.encryption': { effect: 'modified', message: 'Encryption was added, removed or changed after signing.' },
  'change.undecided': { effect: 'indeterminate', message: 'Something changed after signing, and whether that is harmless cannot be decided.' },
  'change.metadata': { effect: 'note', message: 'Information about the document, such as its date of change, was updated after signing.' },
  'change.unused-object': { effect: 'note', message: 'Objects were added that nothing in the document uses.' },

  'field.value-differs-from-appearance': { effect: 'indeterminate', message: 'A field shows something else than its value.' },
  'document.unused-objects': { effect: 'note', message: 'The signed document holds pages or objects that it does not use; a later change could bring them to light.' },
  'document.empty-signature-fields': { effect: 'note', message: 'The document has signature fields that nobody has signed yet.' },
} as const satisfies Record<string, FindingRule>

export type FindingCode = keyof typeof findingRules

/** The message ends with the place in brackets, when there is one: a field's name, a page, a key. */
export interface Finding {
  readonly code: FindingCode
  readonly message: string
}

/** The sentence of a code, with the place it was found at. */
export function finding(code: FindingCode, detail?: string): Finding {
  const { message } = findingRules[code]
  return { code, message: detail === undefined ? message : `${message} (${detail})` }
}

export type Verdict = 'intact' | 'extended' | 'modified' | 'invalid' | 'indeterminate' | 'unsigned'
export type Integrity = 'intact' | 'broken' | 'indeterminate'
export type ChangesAfter = 'none' | 'permitted' | 'forbidden' | 'unknown'
export type Trust = 'pinned' | 'imported' | 'self-signed' | 'unknown'

/** One thing that a later revision of the file changed, in words. */
export interface DocumentChange {
  /** The revision of the file that brought it, from 1. */
  readonly revision: number
  readonly what: string
  /** Null when it cannot be decided. */
  readonly permitted: boolean | null
  /** What permits or forbids it, in words. */
  readonly rule: string
}

/** An X.509 certificate as a person may want to read it. */
export interface CertificateReport {
  /** Distinguished names, one component after the other. */
  readonly subject: string
  readonly issuer: string
  /** Lower-case hexadecimal digits. */
  readonly serial: string
  /** ISO 8601. */
  readonly notBefore: string
  readonly notAfter: string
  /** For example `RSA 2,048 bits`, `P-256`, `Ed25519`. */
  readonly key: string
  /** SHA-256, lower-case hexadecimal digits. */
  readonly fingerprint: string
}

/** Where the time of signing comes from. */
export interface TimeSource {
  readonly kind: 'stated' | 'time-stamp' | 'none'
  /** One plain phrase. */
  readonly words: string
  /** The authority of a time-stamp; its clock is this machine's, or one like it, when `localClock`. */
  readonly authority?: CertificateReport
  readonly localClock?: boolean
}

/** One signature of a PDF. Trust in the signer is apart from integrity and never changes it. */
export interface SignatureReport {
  /** The fully qualified name of its field. */
  readonly field: string
  readonly kind: 'signature' | 'certification' | 'time-stamp'
  /** The common name of the certificate's subject, or its whole name. Empty when there is none. */
  readonly signer: string
  /** What the file states, as an ISO 8601 instant; by a local clock unless the level says B-T or more. */
  readonly signedAt: string | null
  readonly integrity: Integrity
  readonly covers: 'whole file' | 'earlier revision'
  readonly changesAfter: ChangesAfter
  /** PAdES baseline level (ETSI EN 319 142-1). */
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA' | 'other'
  readonly trust: Trust
  /** SHA-256 of the signer's certificate, 64 lower-case hexadecimal digits; empty when there is none. */
  readonly fingerprint: string
  /** Digest and signature algorithm, for example `ECDSA with SHA-256`; empty when unknown. */
  readonly algorithm: string
  /** Absent when the signature brings none. */
  readonly certificate?: CertificateReport
  /** From the signer's certificate upwards, as far as the certificates are at hand and each vouches for the one before. */
  readonly chain: readonly CertificateReport[]
  readonly timeSource: TimeSource
  /** Everything that later revisions changed, oldest first. */
  readonly changes: readonly DocumentChange[]
  /** The page of its field, from 1; absent when it stands on none. */
  readonly page?: number
  /** Offsets of the bytes it covers, as its ByteRange states them. */
  readonly byteRange: readonly number[]
  readonly findings: readonly Finding[]
}

export interface VerificationReport {
  readonly verdict: Verdict
  readonly signatures: readonly SignatureReport[]
  /** What concerns the file as a whole. */
  readonly findings: readonly Finding[]
  readonly pages: number
}

/**
 * The one verdict: the gravest effect among all findings; without any, `intact` when the last signature covers the whole
 * file and `extended` when only permitted changes follow it.
 */
export function verdictOf(signatures: readonly SignatureReport[], findings: readonly Finding[]): Verdict {
  const effects = new Set<FindingEffect>([...findings, ...signatures.flatMap((signature) => signature.findings)].map(({ code }) => findingRules[code].effect))
  if (effects.has('modified') || signatures.some(({ changesAfter }) => changesAfter === 'forbidden')) return 'modified'
  if (effects.has('invalid') || signatures.some(({ integrity }) => integrity === 'broken')) return 'invalid'
  if (effects.has('indeterminate')) return 'indeterminate'
  if (signatures.some(({ integrity, changesAfter }) => integrity !== 'intact' || changesAfter === 'unknown')) return 'indeterminate'
  if (signatures.length === 0) return 'unsigned'
  return signatures.some(({ covers }) => covers === 'whole file') ? 'intact' : 'extended'
}

/** The exit code of the command line: 0 intact or extended, 1 modified or invalid, 2 indeterminate or unreadable, 3 unsigned. */
export function exitCodeOf(verdict: Verdict): 0 | 1 | 2 | 3 {
  switch (verdict) {
    case 'intact':
    case 'extended': return 0
    case 'modified':
    case 'invalid': return 1
    case 'indeterminate': return 2
    case 'unsigned': return 3
  }
}

const numerals = ['no one', 'one person', 'two people', 'three people', 'four people', 'five people', 'six people', 'seven people', 'eight people', 'nine people', 'ten people', 'eleven people', 'twelve people']

/** One plain sentence for the top of the verify screen. */
export function summarise(report: VerificationReport): string {
  // A certification that stands on no page is a house's seal and nobody's signature.
  const seals = report.signatures.filter(({ kind, page }) => kind === 'certification' && page === undefined).length
  const persons = report.signatures.filter(({ kind }) => kind !== 'time-stamp').length - seals
  const people = numerals[persons] ?? `${persons} people`
  const signed = persons > 0 ? `${seals > 0 ? 'Certified, and signed' : 'Signed'} by ${people}` : seals > 0 ? 'Certified' : report.signatures.length > 0 ? 'Time-stamped' : `Signed by ${people}`
  switch (report.verdict) {
    case 'intact': return `${signed}; nothing changed since.`
    case 'extended': return `${signed}; only permitted additions since.`
    case 'modified': return persons + seals === 0 ? 'Changed after it was signed.' : `${signed}, and changed since.`
    case 'invalid': return 'The signature is not valid: do not rely on this file.'
    case 'indeterminate': return report.findings.some(({ code }) => code === 'file.not-a-pdf') ? 'This file is not a PDF.' : 'Whether this file is as it was signed cannot be decided.'
    case 'unsigned': return 'Nobody has signed this file.'
  }
}
