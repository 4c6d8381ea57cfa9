import type { NewId, SignerId } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Signer, SignerRole, SigningWay } from '#shared/signing/ceremony.ts'

/** A signature block of the document, as far as signing needs it; fields already filled in. */
export interface BlockFacts {
  readonly id: string
  readonly party: string
  readonly witness: boolean
}

/** Who is asked, as a person gave it. */
export interface RequestedSigner {
  /** What fields and witnesses refer to within one request. */
  readonly key?: string | undefined
  /** The signature block they sign in; empty where their field is placed by hand, and for approvers and copies. */
  readonly block: string
  readonly role: SignerRole
  readonly name: string
  readonly capacity: string
  readonly email: string
  /** The party they sign for, where no block says so. */
  readonly party?: string | undefined
  /** The key of the signer whom a witness without a block attests. */
  readonly witnessOf?: string | undefined
  /** Those of one turn sign in any order. Given for everyone who signs or for nobody: then one after another, approvers first. */
  readonly turn?: number | undefined
  readonly way?: SigningWay | undefined
}

/** The signers in order, and which of them a request's keys mean. */
export interface SignerPlan {
  readonly signers: Signer[]
  readonly byKey: ReadonlyMap<string, SignerId>
}

/** The PDF field of a signer's signature. Names are unique within a file, as ISO 32000-2, 12.7.4.2 asks. */
export function fieldName(role: Exclude<SignerRole, 'copy'>, order: number): string {
  return `${{ signer: 'Signature', witness: 'Witness', approver: 'Approval' }[role]}${order}`
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en')
}

function problemWith(blocks: readonly BlockFacts[], requested: readonly RequestedSigner[]): Result<null> {
  const unknown = requested.find(({ block }) => block !== '' && !blocks.some(({ id }) => id === block))
  if (unknown !== undefined) return refused('plan.block-missing', `There is no signature block for ${unknown.name} in the document. Add one, or leave them out.`)
  const signatories = requested.filter(({ role }) => role === 'signer')
  for (const block of blocks) {
    const [signer, another] = signatories.filter((request) => request.block === block.id)
    const [witness, secondWitness] = requested.filter((request) => request.block === block.id && request.role === 'witness')
    if (signer === undefined) return refused('plan.block-without-signer', `No one signs for ${block.party === '' ? 'one of the parties' : block.party}. Say who does.`)
    if (another !== undefined || secondWitness !== undefined) return refused('plan.twice', 'Two people are asked to sign in the same place. Give each their own signature block.')
    if (block.witness && witness === undefined) return refused('plan.witness-missing', `The signature of ${signer.name} needs a witness. Say who witnesses it.`)
  }
  if (signatories.length === 0) return refused('plan.no-signer', 'No one is asked to sign. Say who does.')
  for (const witness of requested.filter(({ role }) => role === 'witness')) {
    const attested = signerOf(witness, requested)
    if (attested === undefined) return refused('plan.witness-of-nobody', `${witness.name} is asked to witness, but not whose signature. Say whose.`)
    if (requested.some((other) => other !== witness && other.role === 'witness' && signerOf(other, requested) === attested)) {
      return refused('plan.twice', `Two people are asked to witness the signature of ${attested.name}. One does.`)
    }
    if (signatories.some((party) => sameName(party.name, witness.name))) {
      return refused('plan.witness-is-party', `${witness.name} signs this contract and so cannot witness it. Ask someone who is not a party.`)
    }
  }
  const acting = requested.filter(({ role }) => role === 'signer' || role === 'approver')
  if (acting.some(({ turn }) => turn !== undefined) && acting.some(({ turn }) => turn === undefined)) {
    return refused('plan.turns-incomplete', 'Some of those who sign have a turn and some have none. Give each a turn.')
  }
  return accepted(null)
}

function signerOf(witness: RequestedSigner, requested: readonly RequestedSigner[]): RequestedSigner | undefined {
  return requested.find((other) => other.role === 'signer' && (witness.block === '' ? witness.witnessOf !== undefined && other.key === witness.witnessOf : other.block === witness.block))
}

/** As they act: by turn where turns are given, else approvers first and then as their blocks stand in the document. */
function inOrder(blocks: readonly BlockFacts[], requested: readonly RequestedSigner[]): RequestedSigner[] {
  const place = ({ block }: RequestedSigner): number => (block === '' ? blocks.length : blocks.findIndex(({ id }) => id === block))
  const rank = ({ role }: RequestedSigner): number => (role === 'approver' ? 0 : 1)
  return requested
    .filter(({ role }) => role === 'signer' || role === 'approver')
    .toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0) || rank(a) - rank(b) || place(a) - place(b))
}

/**
 * Puts the signers in order: by turn, or one after another as they stand in the document; each witness directly after the signer they attest,
 * whoever gets a copy at the end. Refuses: plan.block-missing, plan.block-without-signer, plan.no-signer, plan.witness-missing,
 * plan.witness-of-nobody, plan.twice, plan.witness-is-party, plan.turns-incomplete.
 */
export function planSigners(blocks: readonly BlockFacts[], requested: readonly RequestedSigner[], newId: NewId): Result<SignerPlan> {
  const checked = problemWith(blocks, requested)
  if (!checked.ok) return checked
  const signers: Signer[] = []
  const byKey = new Map<string, SignerId>()
  const add = (request: RequestedSigner, turn: number, attested: Signer | null): Signer => {
    const order = signers.length + 1
    const { role, name, capacity, email, block, key, way = 'in person' } = request
    const party = blocks.find(({ id }) => id === block)?.party ?? request.party ?? attested?.party ?? ''
    const field = role === 'copy' ? '' : fieldName(role, order)
    const signer: Signer = { id: newId<'signer'>(), order, turn, role, way, witnessOf: attested?.id ?? null, party, name, capacity, email, block, field, signature: null, handedOver: null }
    signers.push(signer)
    if (key !== undefined) byKey.set(key, signer.id)
    return signer
  }
  const turns = [...new Set(requested.flatMap(({ turn }) => turn ?? []))].toSorted((a, b) => a - b)
  for (const [at, request] of inOrder(blocks, requested).entries()) {
    const turn = request.turn === undefined ? at + 1 : turns.indexOf(request.turn) + 1
    const signer = add(request, turn, null)
    const witness = requested.find((other) => other.role === 'witness' && signerOf(other, requested) === request)
    if (witness !== undefined) add(witness, turn, signer)
  }
  for (const request of requested.filter(({ role }) => role === 'copy')) add(request, 1, null)
  return accepted({ signers, byKey })
}
