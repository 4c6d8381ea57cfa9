import { z } from 'zod'
import { nodeAttributeSchemas } from '#shared/document/attribute-schemas.ts'
import type { SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { partyParts, type PartyPart } from '#shared/document/field-format.ts'
import { conditionSchema, fieldSchema, type Condition, type Field } from '#shared/document/field.ts'
import { textOrFieldText } from '#shared/document/inline-text.ts'

/**
 * How what only our documents know stands in a Word file, so that it comes back: fields as content controls with a tag (ECMA-376 Part 1, 17.5.2.42),
 * their definitions in a custom XML part (15.2.5), signature blocks as tables with a description (17.4.46, tblDescription).
 */
const fieldTag = 'countersign:field:'
const signatureTag = 'countersign:signature:'
/** The root of the custom XML part that holds a document's fields as JSON is `fields` in this namespace. */
export const fieldsNamespace = 'urn:countersign:fields'

/** The tag of a field's content control: its id, and the part of a party that is shown. */
export function tagOfField(id: string, part: string | null): string {
  return part === null ? `${fieldTag}${id}` : `${fieldTag}${id}:${part}`
}

/** The field that a tag names; null for any other tag. */
export function fieldOfTag(tag: string | null): { readonly id: string; readonly part: PartyPart | null } | null {
  if (tag === null || !tag.startsWith(fieldTag)) return null
  const rest = tag.slice(fieldTag.length)
  const part = partyParts.find((known) => rest.endsWith(`:${known}`)) ?? null
  const id = part === null ? rest : rest.slice(0, -part.length - 1)
  return id === '' || id.length > 200 ? null : { id, part }
}

/** What the tag of a content control around a passage that stands only under a condition begins with: `countersign:condition:<field>:<op>[:<value>]`. */
export const conditionTag = 'countersign:condition:'

/** The condition that a tag tells of; null for any other tag, and for one that was too long to hold its condition. */
export function conditionOfTag(tag: string | null): Condition | null {
  if (tag === null || !tag.startsWith(conditionTag)) return null
  const match = /^(.+?):(equals|differs|set|empty|atLeast|atMost)(?::(.*))?$/s.exec(tag.slice(conditionTag.length))
  const read = conditionSchema.safeParse({ field: match?.[1], op: match?.[2], value: match?.[3] ?? null })
  return read.success ? read.data : null
}

/** Whether a content control is one of ours, by its tag. */
export function isOwnTag(tag: string | null): boolean {
  return tag?.startsWith('countersign:') === true
}

const fieldsSchema = z.array(fieldSchema).max(2_000)

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The fields of a document from the text of their part; none where anybody changed it into something else. */
export function fieldsOfPart(text: string): readonly Field[] {
  const read = fieldsSchema.safeParse(json(text))
  const ids = read.success ? new Set(read.data.map(({ id }) => id)) : new Set()
  return read.success && ids.size === read.data.length ? read.data : []
}

type SignatureContent = Pick<SignatureBlockAttributes, 'id' | 'party' | 'signer' | 'capacity' | 'witness'>

/** The description of the table that a signature block is written as. */
export function signatureDescription({ id, party, signer, capacity, witness }: SignatureContent): string {
  return signatureTag + JSON.stringify({ id, party, signer, capacity, witness })
}

/** The signature block that a table's description tells of; null for any other. */
export function signatureOfDescription(description: string | null): SignatureContent | null {
  if (description === null || !description.startsWith(signatureTag)) return null
  const read = nodeAttributeSchemas.signatureBlock.safeParse(json(description.slice(signatureTag.length)))
  if (!read.success) return null
  const { id = null, party = { text: '' }, signer = { text: '' }, capacity = { text: '' }, witness = false } = read.data
  return { id, party, signer, capacity, witness }
}

/** One row of a signature block's table: what stands on its left, and on its right where it is filled in. */
export interface SignatureLine {
  readonly label: string
  readonly value: string
}

function line(label: string, value = ''): SignatureLine {
  return { label, value }
}

/** The rows of a signature block's table, in order. A table that says anything else is a table. */
export function signatureLines({ party, signer, capacity, witness }: SignatureContent, fields: readonly Field[], locale?: string): readonly SignatureLine[] {
  const own = [
    line('Signed for and on behalf of', textOrFieldText(party, fields, locale)),
    line('Signature'),
    line('Name', textOrFieldText(signer, fields, locale)),
    line('Capacity', textOrFieldText(capacity, fields, locale)),
    line('Date'),
  ]
  return witness ? [...own, line('In the presence of'), line('Signature'), line('Name'), line('Address'), line('Occupation')] : own
}
