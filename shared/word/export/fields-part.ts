import type { Node } from 'prosemirror-model'
import type { PartyPart } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { fieldsOf, fieldUses } from '#shared/document/fields.ts'
import { fieldsNamespace } from '#shared/word/own-content.ts'
import type { ExportTarget } from '#shared/word/export/target.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { element, text, xmlDocument } from '#shared/word/xml/tree.ts'

/** A field as the other side may see it: without what is written for the house, and of a party only what the text shows. */
function outward(field: Field, parts: ReadonlySet<PartyPart | null>): Field {
  const { help: _help, ...shown } = field
  if (shown.type !== 'party' || shown.value === null) return shown
  const { name, kind, address, registration, email } = shown.value
  const value = {
    name,
    kind,
    address: parts.has('address') ? address : '',
    ...(parts.has('registration') && registration !== undefined ? { registration } : {}),
    ...(parts.has('email') && email !== undefined ? { email } : {}),
  }
  return { ...shown, value }
}

/** Writes the fields that the text uses into a part of their own, so that they are fields again when the file comes back (ECMA-376 Part 1, 15.2.5). */
export function fieldsPart(doc: Node, target: ExportTarget): void {
  const parts = new Map<string, Set<PartyPart | null>>()
  for (const { field, part } of fieldUses(doc)) parts.set(field, (parts.get(field) ?? new Set()).add(part as PartyPart | null))
  const used = fieldsOf(doc).flatMap((field) => {
    const own = parts.get(field.id)
    return own === undefined ? [] : [outward(field, own)]
  })
  if (used.length === 0) return
  const root = element(`{${fieldsNamespace}}fields`, [], [text(JSON.stringify(used))])
  target.part('customXml/countersign-fields.xml', serializeXml(xmlDocument(root)), 'application/xml', 'customXml')
}
