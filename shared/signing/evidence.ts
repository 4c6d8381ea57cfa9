import type { Sha256 } from '#shared/lib/hash.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'
import type { SignatureRecord, SignerRole, SigningWay } from '#shared/signing/ceremony.ts'

/** A party as the contract names it. */
export interface EvidenceParty {
  readonly name: string
  readonly kind: 'company' | 'individual'
  readonly registration: string
  readonly address: string
}

export interface EvidenceVersion {
  readonly number: number
  readonly name: string
  readonly hash: Sha256
  readonly at: Instant
  readonly by: string
}

/** An approval that stands, with the hash of the version it binds to. */
export interface EvidenceApproval {
  readonly by: string
  readonly stage: string
  readonly at: Instant
  readonly versionHash: Sha256
  readonly reason: string
}

export interface EvidenceSigner {
  readonly order: number
  readonly role: SignerRole
  readonly name: string
  readonly capacity: string
  readonly party: string
  /** The name of the signer whose signature a witness attests. */
  readonly witnessOf: string | null
  /** Those of one turn sign in any order. */
  readonly turn: number
  readonly way: SigningWay
  /** What is theirs to fill in, besides their signature: "Initials on page 2". */
  readonly fields: readonly string[]
  /** The wording this person will be asked to agree to. */
  readonly consent: string
}

/** A file carried inside the PDF. `size` in bytes. */
export interface EvidenceAttachment {
  readonly name: string
  readonly description: string
  readonly mediaType: string
  readonly size: number
  readonly hash: Sha256
}

/** The audit log's last entry: its place, counted from 1, and its hash, which covers every entry before it. */
export interface AuditHead {
  readonly entry: number
  readonly hash: Sha256
}

/** What the evidence pages state, before the first signature. */
export interface SigningEvidence {
  readonly contract: { readonly id: string; readonly title: string }
  readonly preparedAt: Instant
  readonly preparedBy: string
  /** The version that is printed, and the SHA-256 of its canonical JSON. */
  readonly document: { readonly version: number; readonly name: string; readonly hash: Sha256 }
  readonly parties: readonly EvidenceParty[]
  readonly versions: readonly EvidenceVersion[]
  readonly approvals: readonly EvidenceApproval[]
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  /** Those who sign, attest or approve, in order; and those who get a copy. */
  readonly signers: readonly EvidenceSigner[]
  readonly copies: readonly { readonly name: string; readonly email: string }[]
  /** After this moment nobody may sign any more. */
  readonly expiresAt: Instant | null
  /** Whose key certifies the execution copy before anyone signs. */
  readonly sealedBy: string | null
  readonly attachments: readonly EvidenceAttachment[]
  readonly auditHead: AuditHead
}

/** What was collected from one person who signed. */
export interface CompletedSignature {
  readonly order: number
  readonly role: SignerRole
  readonly name: string
  readonly capacity: string
  readonly party: string
  readonly email: string
  /** By the clock of the machine; nobody else vouches for it. */
  readonly at: Instant
  readonly markKind: SignatureRecord['markKind']
  /** SHA-256 of the signing certificate; empty for a signature on paper. */
  readonly fingerprint: Sha256 | ''
  readonly pagesViewed: readonly number[]
  readonly consent: string
  readonly intent: string
  /** The name of the signer whose signature a witness attests. */
  readonly witnessOf: string | null
  /** The name in the certificate of a signature that was made elsewhere. */
  readonly certified: string
  readonly witness: { readonly of: string; readonly address: string; readonly occupation: string } | null
  /** What they filled in, by its label. */
  readonly values: readonly { readonly label: string; readonly value: string }[]
  /** A signature on paper: the day of signing, where the original lies, and its scan. */
  readonly ink: { readonly signedOn: CalendarDate; readonly original: string; readonly scan: Sha256; readonly pages: number } | null
}

/** What the completion certificate states, after the last signature. */
export interface CompletionRecord {
  readonly contract: { readonly id: string; readonly title: string }
  readonly completedAt: Instant
  readonly documentHash: Sha256
  /** The signed file: its pages, its size in bytes and the SHA-256 of its bytes. */
  readonly file: { readonly name: string; readonly pages: number; readonly size: number; readonly hash: Sha256 }
  /** What our own verifier said of the file. */
  readonly verdict: string
  readonly sealedFor: { readonly name: string; readonly fingerprint: Sha256; readonly at: Instant } | null
  readonly signatures: readonly CompletedSignature[]
  readonly copies: readonly string[]
  readonly auditHead: AuditHead
  /** The person of the house whose key signs this certificate, if one does. */
  readonly sealedBy: string | null
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** An instant in words, to the second, in UTC: "3 March 2026, 09:30:12 UTC". */
export function instantInWords(instant: Instant): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})/.exec(instant) ?? []
  if (year === undefined || time === undefined) return instant
  return `${Number(day)} ${months[Number(month) - 1]} ${year}, ${time} UTC`
}

/** A calendar date in words: "3 March 2026". */
export function dayInWords(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day ?? ''} ${months[(month ?? 0) - 1] ?? ''} ${year ?? ''}`
}

/** Page numbers in runs: "1–4, 6". */
export function pagesInWords(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const page of sorted) {
    const last = runs.at(-1)
    if (last && page === last[1] + 1) last[1] = page
    else runs.push([page, page])
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ')
}

/** A file's size: "1.4 MB", in powers of ten. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
