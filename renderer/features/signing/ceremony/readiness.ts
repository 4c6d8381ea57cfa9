import type { Signer, WitnessStatement } from '#shared/signing/ceremony.ts'

/** What a witness has filled in so far. */
export interface WitnessDraft {
  readonly adult: boolean
  readonly present: boolean
  readonly notParty: boolean
  readonly address: string
  readonly occupation: string
}

export const blankWitness: WitnessDraft = { adult: false, present: false, notParty: false, address: '', occupation: '' }

/** The statement, once everything in it is confirmed and given. */
export function witnessStatement(draft: WitnessDraft): WitnessStatement | null {
  const { adult, present, notParty } = draft
  const address = draft.address.trim()
  const occupation = draft.occupation.trim()
  return adult && present && notParty && address !== '' && occupation !== '' ? { adult, present, notParty, address, occupation } : null
}

export interface Preparation {
  readonly signer: Signer
  /** Every page was looked at, the end of the last one too. */
  readonly readToEnd: boolean
  /** Every field that has to be filled in is. */
  readonly fieldsFilled: boolean
  readonly hasMark: boolean
  readonly hasKey: boolean
  readonly witness: WitnessDraft
  readonly consent: boolean
}

export type Missing = 'read' | 'fields' | 'mark' | 'key' | 'witness' | 'consent'

/** What this person still has to do before they can sign, in the order in which it is asked. */
export function missingSteps(preparation: Preparation): Missing[] {
  const { signer, readToEnd, fieldsFilled, hasMark, hasKey, witness, consent } = preparation
  const missing: Missing[] = []
  if (!readToEnd) missing.push('read')
  if (signer.role === 'witness' && witnessStatement(witness) === null) missing.push('witness')
  if (!fieldsFilled) missing.push('fields')
  if (!hasMark) missing.push('mark')
  if (!hasKey) missing.push('key')
  if (!consent) missing.push('consent')
  return missing
}
