import type { NewId } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Signer } from '#shared/signing/ceremony.ts'

/** A signature block of the document, as far as signing needs it; fields already filled in. */
export interface BlockFacts {
  readonly id: string
  readonly party: string
  readonly witness: boolean
}

/** Who is asked to sign at which block, as a person gave it. */
export interface RequestedSigner {
  readonly block: string
  readonly role: 'signer' | 'witness'
  readonly name: string
  readonly capacity: string
  readonly email: string
}

/** The PDF field of a signer's signature. Names are unique within a file, as ISO 32000-2, 12.7.4.2 asks. */
export function fieldName(role: RequestedSigner['role'], order: number): string {
  return `${role === 'witness' ? 'Witness' : 'Signature'}${order}`
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en')
}

/**
 * Puts the signers in order: block by block as they stand in the document, each witness directly after the signer they attest.
 * Refuses: plan.block-missing, plan.block-without-signer, plan.witness-missing, plan.witness-not-asked, plan.twice, plan.witness-is-party.
 */
export function planSigners(blocks: readonly BlockFacts[], requested: readonly RequestedSigner[], newId: NewId): Result<Signer[]> {
  const unknown = requested.find((request) => !blocks.some((block) => block.id === request.block))
  if (unknown !== undefined) return refused('plan.block-missing', `There is no signature block for ${unknown.name} in the document. Add one, or leave them out.`)
  const signatories = requested.filter((request) => request.role === 'signer')
  const signers: Signer[] = []
  for (const block of blocks) {
    const [signer, another] = signatories.filter((request) => request.block === block.id)
    const [witness, secondWitness] = requested.filter((request) => request.block === block.id && request.role === 'witness')
    if (signer === undefined) return refused('plan.block-without-signer', `No one signs for ${block.party === '' ? 'one of the parties' : block.party}. Say who does.`)
    if (another !== undefined || secondWitness !== undefined) return refused('plan.twice', 'Two people are asked to sign in the same place. Give each their own signature block.')
    if (block.witness && witness === undefined) return refused('plan.witness-missing', `The signature of ${signer.name} needs a witness. Say who witnesses it.`)
    if (!block.witness && witness !== undefined) return refused('plan.witness-not-asked', `The document has no place for a witness to ${signer.name}. Add one to the signature block, or leave the witness out.`)
    if (witness !== undefined && signatories.some((party) => sameName(party.name, witness.name))) {
      return refused('plan.witness-is-party', `${witness.name} signs this contract and so cannot witness it. Ask someone who is not a party.`)
    }
    const id = newId<'signer'>()
    const add = (request: RequestedSigner, witnessOf: Signer['witnessOf'], own: Signer['id']): void => {
      const order = signers.length + 1
      const { role, name, capacity, email } = request
      signers.push({ id: own, order, role, witnessOf, party: block.party, name, capacity, email, block: block.id, field: fieldName(role, order), signature: null })
    }
    add(signer, null, id)
    if (witness !== undefined) add(witness, id, newId<'signer'>())
  }
  return accepted(signers)
}
