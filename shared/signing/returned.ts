import type { Instant, SignerId } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Ceremony, PlacedField, Signer } from '#shared/signing/ceremony.ts'
import { instantInWords } from '#shared/signing/evidence.ts'
import { actingSigners, hasExpired, openAmong, signedBy } from '#shared/signing/turns.ts'
import type { SignatureReport, Verdict } from '#shared/signing/verification.ts'

/** What is known of a file that came back, by its bytes and by the verifier. */
export interface ReturnedFile {
  /** Which state of the file its bytes begin with: as it stands now, one from before, or none of ours. */
  readonly beginsAs: 'present' | 'earlier' | 'nothing'
  readonly verdict: Verdict
  /** Why, in words, where the verdict is not good. */
  readonly because: string
  /** The signatures that the file has and our present state has not. */
  readonly added: readonly Pick<SignatureReport, 'field' | 'fingerprint' | 'signer' | 'signedAt'>[]
  /** The fields of the form filled in since, by name. */
  readonly filled: readonly string[]
}

/** A signature that came back, and whose it is. */
export interface ReturnedSignature {
  readonly signer: Signer
  readonly fingerprint: string
  /** The name in the certificate, which is whatever its maker wrote. */
  readonly certified: string
  readonly signedAt: string | null
}

/** By how much the clocks of two machines may honestly differ, in milliseconds. */
const CLOCKS_DIFFER = 15 * 60_000

const kept = 'Nothing was taken in; the signing is as it was.'

/**
 * Whether a file that came back is ours with permitted signatures only (X7), and whose. Signatures of one file count in the order in which
 * they were made, so that a signer and their witness may come back together. Refuses: exchange.ended, exchange.expired, exchange.not-ours,
 * exchange.overtaken, exchange.changed, exchange.doubtful, exchange.unsigned, exchange.not-asked, exchange.not-their-turn,
 * exchange.not-their-field, exchange.same-key, exchange.signed-in-the-future.
 */
export function returnedSignatures(ceremony: Ceremony, file: ReturnedFile, now: Instant): Result<ReturnedSignature[]> {
  if (ceremony.state !== 'open') return refused('exchange.ended', `This signing has ended. ${kept}`)
  if (hasExpired(ceremony, now)) return refused('exchange.expired', `The time to sign has run out. ${kept} Start the signing again to ask once more.`)
  if (file.beginsAs === 'nothing') {
    return refused('exchange.not-ours', `This is not the file that was given out, or a program wrote it anew when it was saved. ${kept} Ask for the file to be signed in a program that only adds to it.`)
  }
  if (file.beginsAs === 'earlier') {
    return refused('exchange.overtaken', `Someone else’s signature was taken in after this file was given out, so the two cannot be put together. ${kept} Give out the file as it stands now, or take this one in as a counterpart on paper.`)
  }
  if (file.verdict === 'indeterminate') return refused('exchange.doubtful', `What was added to the file cannot be checked (${file.because}). ${kept}`)
  if (file.verdict === 'unsigned') return refused('exchange.unsigned', `Nobody has signed this file since it was given out. ${kept}`)
  if (file.verdict !== 'intact' && file.verdict !== 'extended') return refused('exchange.changed', `The file was changed in a way that signing does not permit (${file.because}). ${kept}`)
  if (file.added.length === 0) return refused('exchange.unsigned', `Nobody has signed this file since it was given out. ${kept}`)
  const found: ReturnedSignature[] = []
  const keys = new Set(ceremony.signers.flatMap(({ signature }) => signature?.fingerprint ?? []))
  const signed = signedBy(ceremony.signers)
  for (const { field, fingerprint, signer: certified, signedAt } of file.added) {
    const signer = actingSigners(ceremony.signers).find((each) => each.field === field)
    if (signer === undefined) return refused('exchange.not-asked', `The file has a signature by “${certified}” in a place where nobody was asked to sign. ${kept}`)
    if (!openAmong(ceremony.signers, signed).some(({ id }) => id === signer.id)) return refused('exchange.not-their-turn', `${signer.name} signed before it was their turn. ${kept}`)
    if (fingerprint !== '' && keys.has(fingerprint)) return refused('exchange.same-key', `One key signed for two people. ${kept} Each person signs with a key of their own.`)
    if (signedAt !== null && Date.parse(signedAt) > Date.parse(now) + CLOCKS_DIFFER) {
      // Taken in, it would keep everyone after it from signing: by their clocks they would sign before it.
      return refused('exchange.signed-in-the-future', `The signature of ${signer.name} says that it was made at ${instantInWords(signedAt)}, which lies ahead. ${kept} One of the two clocks is wrong; set it, and have the file signed again if it was theirs.`)
    }
    keys.add(fingerprint)
    found.push({ signer, fingerprint, certified, signedAt })
    signed.add(signer.id)
  }
  const theirs = new Set(found.map(({ signer }) => signer.id))
  const foreign = file.filled.find((name) => ceremony.fields.some((field) => field.name === name && !theirs.has(field.signer)))
  if (foreign !== undefined) return refused('exchange.not-their-field', `A field that belongs to someone else was filled in (“${ceremony.fields.find(({ name }) => name === foreign)?.label ?? foreign}”). ${kept}`)
  return accepted(found)
}

/**
 * What the fields of those who signed elsewhere say now; `values` by field name. Refuses: exchange.value-missing where what has to be filled
 * in is not.
 */
export function returnedValues(fields: readonly PlacedField[], signers: readonly SignerId[], values: ReadonlyMap<string, string>): Result<PlacedField[]> {
  const own = fields.filter((field) => signers.includes(field.signer) && field.kind !== 'signature')
  const filled = own.map((field) => ({ ...field, value: (values.get(field.name) ?? '').slice(0, LONGEST) }))
  const missing = filled.find(({ required, value }) => required && value.trim() === '')
  if (missing !== undefined) return refused('exchange.value-missing', `“${missing.label}” on page ${missing.page} has to be filled in and is empty. ${kept} Ask for it to be filled in and signed again.`)
  return accepted(filled)
}

/** The longest value that is kept of a field, in characters. */
const LONGEST = 2000
