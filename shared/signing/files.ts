import type { BlobId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'

/** Every file that a signing's record names: its states, what was collected, what was made of them. */
export function filesOf(ceremony: Ceremony): BlobId[] {
  const { executionCopy, pdf, finished, certificate, conformed, pendingTimeStamp, signers, handedOut, timeStamps, longTermData } = ceremony
  const named = [executionCopy, pdf, finished, certificate, conformed, pendingTimeStamp?.pending, pendingTimeStamp?.request]
  const collected = signers.flatMap(({ signature }) => (signature === null ? [] : [signature.pdf, signature.ink?.scan]))
  const states = [...handedOut, ...timeStamps, ...longTermData].map((each) => each.pdf)
  return [...new Set([...named, ...collected, ...states].filter((blob) => blob !== null && blob !== undefined))]
}
