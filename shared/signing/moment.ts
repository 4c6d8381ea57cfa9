import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { instantInWords } from '#shared/signing/evidence.ts'

/**
 * Whether the clock of this machine can be right: nothing that was written down may lie in the future. `lastEntry` is the moment of the
 * audit log's last entry. Refuses: signing.clock-set-back.
 */
export function clockRunsOn(ceremony: Ceremony, lastEntry: Instant, now: Instant): Result<Instant> {
  const signed = ceremony.signers.flatMap(({ signature }) => signature?.at ?? [])
  const latest = [lastEntry, ceremony.createdAt, ...signed].reduce((a, b) => (a > b ? a : b))
  if (now >= latest) return accepted(now)
  return refused(
    'signing.clock-set-back',
    `The clock of this machine says ${instantInWords(now)}, but the workspace was last written at ${instantInWords(latest)}. Nothing was signed; set the clock and try again.`,
  )
}

/** Whether a signing may run until then. Refuses: plan.expires-in-the-past. */
export function mayExpireAt(expiresAt: Instant | null, now: Instant): Result<Instant | null> {
  if (expiresAt !== null && expiresAt <= now) return refused('plan.expires-in-the-past', 'The time to sign would have run out already. Choose a later day.')
  return accepted(expiresAt)
}
