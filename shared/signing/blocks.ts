import type { Node } from 'prosemirror-model'
import type { SignatureBlockAttributes, TextOrField } from '#shared/document/attributes.ts'
import { visibleBlocks } from '#shared/document/conditions.ts'
import { formatFieldValue } from '#shared/document/field-format.ts'
import { fieldsOf } from '#shared/document/fields.ts'

/** A signature block that stands in the text, with its fields filled in; empty where nothing is given yet. */
export interface SignatureBlock {
  readonly id: string
  readonly party: string
  readonly signer: string
  readonly capacity: string
  readonly witness: boolean
}

/** The signature blocks of a document as it stands, in order; those that a condition excludes are not asked to sign. */
export function signatureBlocks(doc: Node): SignatureBlock[] {
  const fields = fieldsOf(doc)
  const text = (given: TextOrField): string => {
    if ('text' in given) return given.text
    const field = fields.find((each) => each.id === given.field)
    return field === undefined ? '' : (formatFieldValue(field) ?? '')
  }
  return visibleBlocks(doc)
    .filter(({ node }) => node.type.name === 'signatureBlock')
    .map(({ node }) => node.attrs as SignatureBlockAttributes)
    .map(({ id, party, signer, capacity, witness }) => ({ id: id ?? '', party: text(party), signer: text(signer), capacity: text(capacity), witness }))
}
