import type { Services } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { allAuthorities } from '#electron/store/repositories/policies.ts'
import { maySignForHouse, noAuthorityInWords, signersOfHouse } from '#shared/approvals/signing-authority.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Signer } from '#shared/signing/ceremony.ts'

/** Why nobody of the house may sign a contract, in words; null where somebody may (P6). */
export function whyNobodyMaySign({ db }: Services, contract: Contract): string | null {
  const [authorities, people] = [allAuthorities(db), allPeople(db)]
  const everybody = people.filter(({ active }) => active).map(({ id }) => id)
  return maySignForHouse(authorities, contract, everybody) ? null : noAuthorityInWords(authorities, contract, people)
}

/** Refuses signers without the authority to bind the house, and says who has it. Throws signing.no-authority. */
export function requireAuthority({ db }: Services, contract: Contract, signers: readonly Signer[]): void {
  const [authorities, people] = [allAuthorities(db), allPeople(db)]
  if (maySignForHouse(authorities, contract, signersOfHouse(signers, contract, people))) return
  throw new AppError('signing.no-authority', `${noAuthorityInWords(authorities, contract, people)} Choose who signs, and prepare again.`)
}
