import { z } from 'zod'
import { auditEventSchema, type AuditEvent } from '#shared/audit/event.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { sha256OfText, type Sha256 } from '#shared/lib/hash.ts'
import { idSchema, instantSchema, type Instant, type PersonId } from '#shared/lib/ids.ts'

/** What the first entry's `previous` holds. */
export const chainStart: Sha256 = '0'.repeat(64)

/** One row of the audit log. `hash` covers everything else in the row, and `previous` is the hash of the row before. */
export const auditEntrySchema = z.strictObject({
  sequence: z.number().int().min(1),
  at: instantSchema,
  by: idSchema<'person'>().nullable(),
  event: auditEventSchema,
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export interface UnsealedEntry {
  readonly sequence: number
  readonly at: Instant
  readonly by: PersonId | null
  readonly event: AuditEvent
  readonly previous: Sha256
}

/** The hash of a row: SHA-256 over the canonical JSON (RFC 8785) of the row without its hash. */
export function entryHash(entry: UnsealedEntry): Sha256 {
  const { sequence, at, by, event, previous } = entry
  return sha256OfText(canonicalJson({ sequence, at, by, event, previous }))
}

/** Seals a row, so that it can be appended. */
export function sealEntry(entry: UnsealedEntry): AuditEntry {
  return { ...entry, hash: entryHash(entry) }
}
