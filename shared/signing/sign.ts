import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Ceremony, SignatureRecord, Signer, WitnessStatement } from '#shared/signing/ceremony.ts'
import type { Instant, SignerId } from '#shared/lib/ids.ts'

/** Whoever must act now, or null when all have signed or the signing has ended. */
export function nextSigner(ceremony: Ceremony): Signer | null {
  if (ceremony.state !== 'open') return null
  return ceremony.signers.find((signer) => signer.signature === null) ?? null
}

/** Whether this signature is the first on the file (it certifies) or the last (it locks). */
export function placeInOrder(ceremony: Ceremony, signer: Signer): { readonly first: boolean; readonly last: boolean } {
  return {
    first: ceremony.signers.every((each) => each.signature === null),
    last: ceremony.signers.every((each) => each.id === signer.id || each.signature !== null),
  }
}

/** What someone puts forward when they sign. */
export interface SigningAct {
  readonly pagesViewed: readonly number[]
  readonly witness: WitnessStatement | null
  /** The fingerprint of the certificate they sign with. */
  readonly fingerprint: string
}

/**
 * Whether this signer may sign now, with this. Refuses: signing.ended, signing.not-a-signer, signing.already-signed, signing.not-your-turn,
 * signing.not-read, signing.witness-statement-missing, signing.witness-statement-unasked, signing.same-key.
 */
export function maySign(ceremony: Ceremony, signerId: SignerId, act: SigningAct): Result<Signer> {
  if (ceremony.state !== 'open') return refused('signing.ended', 'This signing has ended, so nothing was signed. Start a new one from the contract.')
  const signer = ceremony.signers.find((each) => each.id === signerId)
  if (signer === undefined) return refused('signing.not-a-signer', 'This person is not asked to sign this document. Nothing was signed.')
  if (signer.signature !== null) return refused('signing.already-signed', `${signer.name} has already signed. Nothing was added.`)
  const next = nextSigner(ceremony)
  if (next?.id !== signer.id) return refused('signing.not-your-turn', `${next?.name ?? 'Someone else'} signs before ${signer.name}. Nothing was signed.`)
  const viewed = new Set(act.pagesViewed)
  const unread = Array.from({ length: ceremony.pages }, (_, at) => at + 1).filter((page) => !viewed.has(page))
  if (unread.length > 0) return refused('signing.not-read', `Page ${unread.join(', ')} has not been looked at yet. Read to the end, then sign.`)
  if (signer.role === 'witness' && act.witness === null) {
    return refused('signing.witness-statement-missing', 'A witness confirms that they are an adult, were present and are not a party, and gives their address and occupation.')
  }
  if (signer.role === 'signer' && act.witness !== null) return refused('signing.witness-statement-unasked', 'Only a witness makes a witness statement. Nothing was signed.')
  const sameKey = ceremony.signers.find((each) => each.signature?.fingerprint === act.fingerprint)
  if (sameKey !== undefined) {
    return refused('signing.same-key', `This signing key has already signed here, as ${sameKey.name}. Each person signs with a key of their own.`)
  }
  return accepted(signer)
}

/**
 * Whether someone may decline to sign: only who is asked and has not signed. A signature once given is not taken back by its signer; the
 * house withdraws the signing instead. Refuses: signing.ended, signing.not-a-signer, signing.already-signed.
 */
export function mayDecline(ceremony: Ceremony, signerId: SignerId): Result<Signer> {
  if (ceremony.state !== 'open') return refused('signing.ended', 'This signing has already ended. Nothing was changed.')
  const signer = ceremony.signers.find((each) => each.id === signerId)
  if (signer === undefined) return refused('signing.not-a-signer', 'This person is not asked to sign this document. Nothing was changed.')
  if (signer.signature !== null) return refused('signing.already-signed', `${signer.name} has already signed and cannot decline any more. The house can withdraw from the signing.`)
  return accepted(signer)
}

/** The ceremony after a signature; completed when it was the last. */
export function withSignature(ceremony: Ceremony, signerId: SignerId, signature: SignatureRecord): Ceremony {
  const signers = ceremony.signers.map((signer) => (signer.id === signerId ? { ...signer, signature } : signer))
  const completed = signers.every((signer) => signer.signature !== null)
  return { ...ceremony, signers, pdf: signature.pdf, state: completed ? 'completed' : 'open', endedAt: completed ? signature.at : null }
}

/** Ends a signing early. What was collected stays on record. */
export function endCeremony(ceremony: Ceremony, state: 'declined' | 'voided', because: string, at: Instant): Result<Ceremony> {
  if (ceremony.state !== 'open') return refused('signing.ended', 'This signing has already ended. Nothing was changed.')
  return accepted({ ...ceremony, state, endedAt: at, endedBecause: because })
}
