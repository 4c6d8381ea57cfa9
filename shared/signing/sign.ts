import type { CalendarDate } from '#shared/lib/calendar.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Instant, SignerId } from '#shared/lib/ids.ts'
import type { Ceremony, InkRecord, PlacedField, SignatureRecord, Signer, SigningWay, WitnessStatement } from '#shared/signing/ceremony.ts'
import { actingSigners, hasExpired, openSigners, turnOf } from '#shared/signing/turns.ts'

/** What someone puts forward when they sign. */
export interface SigningAct {
  readonly pagesViewed: readonly number[]
  readonly witness: WitnessStatement | null
  /** The fingerprint of the certificate they sign with. */
  readonly fingerprint: string
  readonly at: Instant
}

function waitedFor(ceremony: Ceremony, signer: Signer): Signer | undefined {
  const attested = ceremony.signers.find(({ id }) => id === signer.witnessOf)
  if (attested !== undefined && attested.signature === null) return attested
  return actingSigners(ceremony.signers).find((other) => other.signature === null && turnOf(other) < turnOf(signer))
}

/** Whether it is this person's turn. Refuses: signing.ended, signing.expired, signing.not-a-signer, signing.already-signed, signing.not-your-turn. */
function turnHasCome(ceremony: Ceremony, signerId: SignerId, now: Instant): Result<Signer> {
  if (ceremony.state !== 'open') return refused('signing.ended', 'This signing has ended, so nothing was signed. Start a new one from the contract.')
  if (hasExpired(ceremony, now)) return refused('signing.expired', 'The time to sign has run out, so nothing was signed. Start the signing again from the contract.')
  const signer = actingSigners(ceremony.signers).find((each) => each.id === signerId)
  if (signer === undefined) return refused('signing.not-a-signer', 'This person is not asked to sign this document. Nothing was signed.')
  if (signer.signature !== null) return refused('signing.already-signed', `${signer.name} has already signed. Nothing was added.`)
  if (!openSigners(ceremony).some(({ id }) => id === signer.id)) {
    return refused('signing.not-your-turn', `${waitedFor(ceremony, signer)?.name ?? 'Someone else'} signs before ${signer.name}. Nothing was signed.`)
  }
  return accepted(signer)
}

/** A witness makes a statement, and nobody else does. Refuses: signing.witness-statement-missing, signing.witness-statement-unasked. */
function statementFits(signer: Signer, statement: WitnessStatement | null): Result<Signer> {
  if (signer.role === 'witness' && statement === null) {
    return refused('signing.witness-statement-missing', 'A witness confirms that they are an adult, were present and are not a party, and gives their address and occupation.')
  }
  if (signer.role !== 'witness' && statement !== null) return refused('signing.witness-statement-unasked', 'Only a witness makes a witness statement. Nothing was signed.')
  return accepted(signer)
}

/**
 * Whether this signer may sign now, with this. Refuses: what `turnHasCome` does, and signing.not-read, signing.witness-statement-missing, signing.witness-statement-unasked, signing.same-key.
 */
export function maySign(ceremony: Ceremony, signerId: SignerId, act: SigningAct): Result<Signer> {
  const come = turnHasCome(ceremony, signerId, act.at)
  if (!come.ok) return come
  const signer = come.value
  const viewed = new Set(act.pagesViewed)
  const unread = Array.from({ length: ceremony.pages }, (_, at) => at + 1).filter((page) => !viewed.has(page))
  if (unread.length > 0) return refused('signing.not-read', `Page ${unread.join(', ')} has not been looked at yet. Read to the end, then sign.`)
  const stated = statementFits(signer, act.witness)
  if (!stated.ok) return stated
  const sameKey = ceremony.signers.find((each) => each.signature !== null && each.signature.ink === null && each.signature.fingerprint === act.fingerprint)
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
  const signer = actingSigners(ceremony.signers).find((each) => each.id === signerId)
  if (signer === undefined) return refused('signing.not-a-signer', 'This person is not asked to sign this document. Nothing was changed.')
  if (signer.signature !== null) return refused('signing.already-signed', `${signer.name} has already signed and cannot decline any more. The house can withdraw from the signing.`)
  return accepted(signer)
}

/**
 * Whether a scan of this signature on paper may be taken in: their turn, and every page the scan should show is in it. `pages` counts the scan's
 * own; `today` is the day where this machine stands. Refuses: what `turnHasCome` does, signing.witness-statement-missing,
 * signing.witness-statement-unasked, ink.page-count, ink.no-such-page, ink.signature-page-missing, ink.signed-later.
 */
export function mayTakeInk(
  ceremony: Ceremony,
  signerId: SignerId,
  ink: Pick<InkRecord, 'pages' | 'shows' | 'signedOn'> & { readonly witness?: WitnessStatement | null },
  now: Instant,
  today: CalendarDate = now.slice(0, 10),
): Result<Signer> {
  const come = turnHasCome(ceremony, signerId, now)
  if (!come.ok) return come
  const stated = statementFits(come.value, ink.witness ?? null)
  if (!stated.ok) return stated
  const shown = new Set(ink.shows)
  if (ink.shows.some((page) => page < 1 || page > ceremony.pages)) return refused('ink.no-such-page', `The document has ${ceremony.pages} pages; the scan is said to show one beyond them. Nothing was taken in.`)
  if (ink.pages !== shown.size) {
    return refused('ink.page-count', `The scan has ${ink.pages} ${ink.pages === 1 ? 'page' : 'pages'}, but ${shown.size} ${shown.size === 1 ? 'was' : 'were'} expected. Nothing was taken in; scan it again, or say which pages it shows.`)
  }
  const placed = ceremony.fields.find((field) => field.signer === signerId && field.kind === 'signature')
  if (placed !== undefined && !shown.has(placed.page)) return refused('ink.signature-page-missing', `The scan does not show page ${placed.page}, where ${come.value.name} signs. Nothing was taken in.`)
  if (ink.signedOn > today) return refused('ink.signed-later', 'The day of signing lies in the future. Nothing was taken in; check the date.')
  return come
}

/**
 * The ceremony where someone who has not signed yet will sign in another way. Refuses: signing.ended, signing.not-a-signer, signing.already-signed.
 */
export function withWay(ceremony: Ceremony, signerId: SignerId, way: SigningWay): Result<{ readonly ceremony: Ceremony; readonly signer: Signer }> {
  if (ceremony.state !== 'open') return refused('signing.ended', 'This signing has already ended. Nothing was changed.')
  const signer = actingSigners(ceremony.signers).find((each) => each.id === signerId)
  if (signer === undefined) return refused('signing.not-a-signer', 'This person is not asked to sign this document. Nothing was changed.')
  if (signer.signature !== null) return refused('signing.already-signed', `${signer.name} has already signed. Nothing was changed.`)
  return accepted({ ceremony: { ...ceremony, signers: ceremony.signers.map((each) => (each.id === signerId ? { ...each, way } : each)) }, signer })
}

/** The ceremony after the finished file was handed to someone who gets a copy. Refuses: signing.not-complete, signing.gets-no-copy, signing.already-handed-over. */
export function withHandedOver(ceremony: Ceremony, signerId: SignerId, at: Instant): Result<{ readonly ceremony: Ceremony; readonly signer: Signer }> {
  if (ceremony.state !== 'completed') return refused('signing.not-complete', 'Not everyone has signed, so there is no finished file to hand over yet. Nothing was changed.')
  const signer = ceremony.signers.find((each) => each.id === signerId && each.role === 'copy')
  if (signer === undefined) return refused('signing.gets-no-copy', 'This person is not among those who get a copy. Nothing was changed.')
  if (signer.handedOver !== null) return refused('signing.already-handed-over', `${signer.name} was handed a copy already. Nothing was changed.`)
  return accepted({ ceremony: { ...ceremony, signers: ceremony.signers.map((each) => (each.id === signerId ? { ...each, handedOver: at } : each)) }, signer })
}

/** The ceremony after a signature, with what its signer filled in; completed when it was the last. */
export function withSignature(ceremony: Ceremony, signerId: SignerId, signature: SignatureRecord, filled: readonly PlacedField[] = []): Ceremony {
  const signers = ceremony.signers.map((signer) => (signer.id === signerId ? { ...signer, signature } : signer))
  const fields = ceremony.fields.map((field) => filled.find(({ name }) => name === field.name) ?? field)
  const completed = actingSigners(signers).every((signer) => signer.signature !== null)
  return { ...ceremony, signers, fields, pdf: signature.pdf, state: completed ? 'completed' : 'open', endedAt: completed ? signature.at : null, finished: completed ? signature.pdf : null }
}

/** Ends a signing early. What was collected stays on record. */
export function endCeremony(ceremony: Ceremony, state: 'declined' | 'voided' | 'expired', because: string, at: Instant): Result<Ceremony> {
  if (ceremony.state !== 'open') return refused('signing.ended', 'This signing has already ended. Nothing was changed.')
  return accepted({ ...ceremony, state, endedAt: at, endedBecause: because })
}
