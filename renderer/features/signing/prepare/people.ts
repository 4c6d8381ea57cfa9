import { fieldsOf } from '#shared/document/fields.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Id } from '#shared/lib/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'
import type { SignerRole, SigningWay } from '#shared/signing/ceremony.ts'
import { planSigners, type BlockFacts, type RequestedSigner, type SignerPlan } from '#shared/signing/plan.ts'

/** Someone asked to sign, witness, approve or get a copy, as far as they are filled in. */
export interface PersonDraft {
  readonly key: string
  readonly role: SignerRole
  /** The signature block they sign in; empty for people beyond the blocks. */
  readonly block: string
  readonly party: string
  readonly name: string
  readonly capacity: string
  readonly email: string
  readonly way: SigningWay
  /** The key of the signer a witness attests. */
  readonly witnessOf: string | null
  /** Counts where everyone is given a turn of their own. */
  readonly turn: number
}

/** How those who sign follow each other. */
export const orders = ['one after another', 'all at once', 'own turns'] as const
export type Order = (typeof orders)[number]

export interface Asked {
  readonly blocks: readonly BlockFacts[]
  readonly people: readonly PersonDraft[]
}

const blank = { name: '', capacity: '', email: '', party: '', block: '', way: 'in person', witnessOf: null, turn: 1 } as const

/** Whom the signature blocks of a text ask; what they do not say is left to be filled in. */
export function peopleIn(document: DocumentJson): Asked {
  const parsed = parseDocument(document)
  if (!parsed.ok) throw AppError.from(parsed.refusal)
  const doc = parsed.value
  const emails = new Map(fieldsOf(doc).flatMap(field => (field.type === 'party' && field.value !== null ? [[field.value.name, field.value.email ?? ''] as const] : [])))
  const blocks = signatureBlocks(doc)
  const people = blocks.flatMap(({ id, party, signer, capacity, witness }, at) => {
    const key = `signer ${at + 1}`
    const asked: PersonDraft = { ...blank, key, role: 'signer', block: id, party, name: signer, capacity, email: emails.get(party) ?? '', turn: at + 1 }
    return witness ? [asked, { ...blank, key: `witness ${at + 1}`, role: 'witness' as const, block: id, party, witnessOf: key, turn: at + 1 }] : [asked]
  })
  return { blocks: blocks.map(({ id, party, witness }) => ({ id, party, witness })), people }
}

/** Those with a turn: who signs for a party, and who approves. Witnesses go with the one they attest. */
export function principals(people: readonly PersonDraft[]): PersonDraft[] {
  return people.filter(({ role }) => role === 'signer' || role === 'approver')
}

export function witnessTo(people: readonly PersonDraft[], key: string): PersonDraft | undefined {
  return people.find(({ witnessOf }) => witnessOf === key)
}

/** Whether a person may be left out: those whom the text itself names may not. */
export function mayLeave({ block }: PersonDraft): boolean {
  return block === ''
}

export function withChange(people: readonly PersonDraft[], changed: PersonDraft): PersonDraft[] {
  return people.map(person => (person.key === changed.key ? changed : person))
}

/** One more person: an approver before all others, a witness with their signer, everyone else at the end. */
export function withPerson(people: readonly PersonDraft[], role: SignerRole, key: string, witnessOf: string | null = null): PersonDraft[] {
  const turn = Math.max(0, ...principals(people).map(each => each.turn)) + 1
  const person: PersonDraft = { ...blank, key, role, witnessOf, turn: role === 'approver' ? 1 : turn }
  return role === 'approver' ? [person, ...people] : [...people, person]
}

/** Without a person, and without the witness to them. */
export function withoutPerson(people: readonly PersonDraft[], key: string): PersonDraft[] {
  return people.filter(person => person.key !== key && person.witnessOf !== key)
}

/** One place earlier (-1) or later (1) among those with a turn. */
export function withMove(people: readonly PersonDraft[], key: string, by: -1 | 1): PersonDraft[] {
  const order = principals(people)
  const at = order.findIndex(person => person.key === key)
  const [person, other] = [order[at], order[at + by]]
  if (person === undefined || other === undefined) return [...people]
  const swapped = order.with(at, other).with(at + by, person)
  return [...swapped, ...people.filter(({ role }) => role === 'witness' || role === 'copy')]
}

/** The turn each of those with a turn signs in. */
export function turnsOf(people: readonly PersonDraft[], order: Order): Map<string, number> {
  return new Map(principals(people).map(({ key, turn }, at) => [key, order === 'one after another' ? at + 1 : order === 'all at once' ? 1 : turn]))
}

/** What is asked of the application. */
export function requestedSigners(people: readonly PersonDraft[], order: Order): RequestedSigner[] {
  const turns = turnsOf(people, order)
  return people.map(({ key, role, block, party, name, capacity, email, way, witnessOf }) => ({
    key,
    role,
    block,
    name: name.trim(),
    capacity: capacity.trim(),
    email: email.trim(),
    way,
    ...(party.trim() === '' ? {} : { party: party.trim() }),
    ...(witnessOf === null ? {} : { witnessOf }),
    ...(turns.has(key) ? { turn: turns.get(key) } : {}),
  }))
}

/** The signers as they would be planned, or why they cannot be. */
export function planOf({ blocks, people }: Asked, order: Order): Result<SignerPlan> {
  let made = 0
  return planSigners(blocks, requestedSigners(people, order), <Kind extends string>() => `planned ${(made += 1)}` as Id<Kind>)
}

/** Whether everyone asked has a name. */
export function allNamed(people: readonly PersonDraft[]): boolean {
  return people.length > 0 && people.every(({ name }) => name.trim() !== '')
}
