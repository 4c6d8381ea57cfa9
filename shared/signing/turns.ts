import type { Instant, SignerId } from '#shared/lib/ids.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'

/** Everyone who signs; whoever only gets a copy does not. */
export function actingSigners(signers: readonly Signer[]): Signer[] {
  return signers.filter(({ role }) => role !== 'copy')
}

/** Ceremonies from before turns went one by one, in their order. */
export function turnOf({ turn, order }: Signer): number {
  return turn ?? order
}

/** Whether the time to sign has run out. */
export function hasExpired({ state, expiresAt }: Pick<Ceremony, 'state' | 'expiresAt'>, now: Instant): boolean {
  return state === 'open' && expiresAt !== null && now >= expiresAt
}

/** A signing as it is shown: one whose time ran out is expired, although nobody has written that down yet. */
export function shownCeremony(ceremony: Ceremony, now: Instant): Ceremony {
  return hasExpired(ceremony, now) ? { ...ceremony, state: 'expired', endedAt: ceremony.expiresAt, endedBecause: timeRanOut } : ceremony
}

/** Why a signing ended that nobody ended. */
export const timeRanOut = 'The time to sign ran out'

/** Who may sign when those of `signed` have: everyone of the first turn that is not complete, a witness only after the one they attest. */
export function openAmong(signers: readonly Signer[], signed: ReadonlySet<SignerId>): Signer[] {
  const left = actingSigners(signers).filter(({ id }) => !signed.has(id))
  const turn = Math.min(...left.map(turnOf))
  return left.filter((signer) => turnOf(signer) === turn && (signer.witnessOf === null || signed.has(signer.witnessOf)))
}

/** Whose signature is there. */
export function signedBy(signers: readonly Signer[]): Set<SignerId> {
  return new Set(signers.filter(({ signature }) => signature !== null).map(({ id }) => id))
}

/** Whoever may sign now, in order. Nobody once the signing has ended. */
export function openSigners({ state, signers }: Pick<Ceremony, 'state' | 'signers'>): Signer[] {
  return state === 'open' ? openAmong(signers, signedBy(signers)) : []
}

/** The first of those who may sign now, or null when all have signed or the signing has ended. */
export function nextSigner(ceremony: Pick<Ceremony, 'state' | 'signers'>): Signer | null {
  return openSigners(ceremony)[0] ?? null
}

/**
 * What a signer's field locks when it is signed (ISO 32000-2, 12.7.5.5): everything for the one who is surely last, their own fields for each
 * of several who may be last, nothing for anyone who is surely not. It is written into the file before the first signature, so it cannot
 * depend on the order in which people will in fact sign.
 */
export function lockOf(signers: readonly Signer[], signer: Signer): 'all' | 'own' | null {
  const acting = actingSigners(signers)
  const lastTurn = Math.max(...acting.map(turnOf))
  const mayBeLast = acting.filter((each) => turnOf(each) === lastTurn && !acting.some(({ witnessOf }) => witnessOf === each.id))
  if (!mayBeLast.some(({ id }) => id === signer.id)) return null
  return mayBeLast.length === 1 ? 'all' : 'own'
}

/** Whether this digital signature certifies the file (ISO 32000-2, 12.8.2.2): the first one does, unless the house sealed it before. */
export function certifies({ seal, signers }: Pick<Ceremony, 'seal' | 'signers'>): boolean {
  return seal === null && signers.every(({ signature }) => signature === null || signature.ink !== null)
}
