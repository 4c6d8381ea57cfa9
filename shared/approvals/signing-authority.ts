import type { SigningAuthority } from '#shared/approvals/authority.ts'
import { namesInWords } from '#shared/approvals/words.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import { compareDecimals } from '#shared/document/condition-values.ts'
import { formatMoney } from '#shared/document/field-format.ts'
import type { PersonId } from '#shared/lib/ids.ts'

type Signed = Pick<Contract, 'type' | 'value'>

/** Whether an authority covers a contract: its type, and its value within the limit and in the limit's own currency (P6). */
export function covers(authority: SigningAuthority, { type, value }: Signed): boolean {
  if (authority.types.length > 0 && !authority.types.includes(type)) return false
  if (value === null) return authority.withoutValue
  if (authority.limit === null) return true
  const order = compareDecimals(value.amount, authority.limit.amount)
  return authority.limit.currency === value.currency && (order === 'less' || order === 'same')
}

/** A signer of a signing, as far as it matters who they are. */
interface AskedSigner {
  readonly role: string
  readonly party: string
  readonly name: string
  readonly email: string
}

function folded(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Who of the house signs: active people whom a signer names by email, else by name; whoever signs for the other party does not count. */
export function signersOfHouse(signers: readonly AskedSigner[], { counterparty }: Pick<Contract, 'counterparty'>, people: readonly Person[]): PersonId[] {
  const ours = signers.filter(({ role, party }) => role === 'signer' && (folded(counterparty.name) === '' || folded(party) !== folded(counterparty.name)))
  const known = people.filter(({ active }) => active)
  return ours.flatMap(({ name, email }) => {
    const person = known.find((each) => email.trim() !== '' && folded(each.email) === folded(email)) ?? known.find((each) => folded(each.name) === folded(name))
    return person === undefined ? [] : [person.id]
  })
}

/** Whether these people may sign a contract for the house: one of them alone, or two of them together. Where nobody is named, everybody may. */
export function maySignForHouse(authorities: readonly SigningAuthority[], contract: Signed, signers: readonly PersonId[]): boolean {
  if (authorities.length === 0) return true
  const fitting = authorities.filter((authority) => signers.includes(authority.person) && covers(authority, contract))
  return fitting.some(({ how }) => how === 'alone') || new Set(fitting.map(({ person }) => person)).size >= 2
}

/** Who could sign a contract for the house, in words; null where nobody can. */
export function whoMaySign(authorities: readonly SigningAuthority[], contract: Signed, people: readonly Person[]): string | null {
  const fitting = authorities.filter((authority) => covers(authority, contract))
  const named = (only: (authority: SigningAuthority) => boolean): string[] => {
    const ids = new Set(fitting.filter(only).map(({ person }) => person))
    return people.filter(({ id, active }) => active && ids.has(id)).map(({ name }) => name)
  }
  const alone = named(({ how }) => how === 'alone')
  const together = named(() => true)
  const jointly = together.length >= 2 ? `${together.length === 2 ? namesInWords(together) : `two of ${namesInWords(together)}`} together` : null
  const single = alone.length > 0 ? `${alone.length === 1 ? (alone[0] ?? '') : `one of ${namesInWords(alone)}`} alone` : null
  return single === null || jointly === null ? (single ?? jointly) : together.length > alone.length ? `${single}, or ${jointly}` : single
}

/** What is wrong when nobody with authority signs a contract, in words, with who could. */
export function noAuthorityInWords(authorities: readonly SigningAuthority[], contract: Signed, people: readonly Person[]): string {
  const worth = contract.value === null ? 'without a stated value' : `worth ${formatMoney(contract.value)}`
  const who = whoMaySign(authorities, contract, people)
  return who === null
    ? `Nobody has the authority to sign a contract of this type ${worth} for the house. An owner can give it in Settings.`
    : `A contract of this type ${worth} is signed for the house by ${who}.`
}
