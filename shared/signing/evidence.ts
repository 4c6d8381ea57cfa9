import type { Sha256 } from '#shared/lib/hash.ts'
import type { Instant } from '#shared/lib/ids.ts'
import type { SignatureRecord, SignerRole } from '#shared/signing/ceremony.ts'

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
  readonly signers: readonly EvidenceSigner[]
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
  readonly witness: { readonly of: string; readonly address: string; readonly occupation: string } | null
}

/** What the completion certificate states, after the last signature. */
export interface CompletionRecord {
  readonly contract: { readonly id: string; readonly title: string }
  readonly completedAt: Instant
  readonly documentHash: Sha256
  /** The signed file: its pages, its size in bytes and the SHA-256 of its bytes. */
  readonly file: { readonly name: string; readonly pages: number; readonly size: number; readonly hash: Sha256 }
  readonly signatures: readonly CompletedSignature[]
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
