import { parseDocument } from '#shared/document/parse-document.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'
import type { RequestedSigner } from '#shared/signing/plan.ts'

/** A signature block and the people asked to sign in it. */
export interface Place {
  readonly block: string
  readonly party: string
  readonly signer: RequestedSigner
  readonly witness: RequestedSigner | null
}

/** What the signature blocks of a text say about who signs; what they do not say is left to be filled in. */
export function placesIn(document: DocumentJson): Place[] {
  const parsed = parseDocument(document)
  if (!parsed.ok) throw AppError.from(parsed.refusal)
  const doc = parsed.value
  const emails = new Map(fieldsOf(doc).flatMap(field => (field.type === 'party' && field.value !== null ? [[field.value.name, field.value.email ?? ''] as const] : [])))
  return signatureBlocks(doc).map(({ id, party, signer, capacity, witness }) => ({
    block: id,
    party,
    signer: { block: id, role: 'signer', name: signer, capacity, email: emails.get(party) ?? '' },
    witness: witness ? { block: id, role: 'witness', name: '', capacity: '', email: '' } : null,
  }))
}

function trimmed(person: RequestedSigner): RequestedSigner {
  return { ...person, name: person.name.trim(), capacity: person.capacity.trim(), email: person.email.trim() }
}

/** Everyone asked, in the order they sign: block by block, each witness after the person they witness. */
export function requestedSigners(places: readonly Place[]): RequestedSigner[] {
  return places.flatMap(({ signer, witness }) => (witness === null ? [trimmed(signer)] : [trimmed(signer), trimmed(witness)]))
}

/** Whether everyone asked has a name. */
export function isComplete(places: readonly Place[]): boolean {
  return places.length > 0 && requestedSigners(places).every(({ name }) => name !== '')
}
