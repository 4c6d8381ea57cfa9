import type { Node } from 'prosemirror-model'
import type { Field } from '#shared/document/field.ts'
import { partyParts } from '#shared/document/field-format.ts'
import { schema } from '#shared/document/schema.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { valueOf } from '#shared/word/model/on-off.ts'
import { child, type XmlElement } from '#shared/word/xml/tree.ts'

/** What the tag of a content control that is one of our fields begins with; the field's id follows, and the part of a party. */
export const fieldTag = 'countersign:field:'

/** A content control's tag (ECMA-376 Part 1, 17.5.2.42), or null. */
export function tagOf(control: XmlElement): string | null {
  return valueOf(child(control, 'w:sdtPr'), 'w:tag')
}

/** The field a content control is, by its tag `countersign:field:<id>` or `countersign:field:<id>:<part>`; null for any other. */
export function ownFieldOf(control: XmlElement): { readonly id: string; readonly part: (typeof partyParts)[number] | null } | null {
  const tag = tagOf(control)
  if (tag === null || !tag.startsWith(fieldTag)) return null
  const rest = tag.slice(fieldTag.length)
  const part = partyParts.find((known) => rest.endsWith(`:${known}`)) ?? null
  const id = part === null ? rest : rest.slice(0, -part.length - 1)
  return id === '' || id.length > 200 ? null : { id, part }
}

/**
 * One of our own fields back from its content control; null where its words are not the value it has elsewhere, for then somebody wrote over it,
 * and the words must stay.
 */
export function fieldNode(control: XmlElement, importing: Importing): Node | null {
  const own = ownFieldOf(control)
  if (own === null) return null
  const words = wordsOf([control])
  const label = valueOf(child(control, 'w:sdtPr'), 'w:alias') ?? own.id
  if (own.part === null) {
    const made: Field = { id: own.id, label: label.slice(0, 500).toWellFormed(), required: false, type: 'text', value: words === '' ? null : words }
    const known = importing.fields.get(own.id) ?? made
    if (known.type !== 'text' || known.value !== made.value) {
      importing.report.add('field of ours with another value', 'lost', words)
      return null
    }
    importing.fields.set(own.id, known)
    return schema.nodes.field.create({ field: own.id, part: null })
  }
  // A part of a party is not a field's value of its own: its words stay as words.
  importing.report.add('field of ours with another value', 'lost', words)
  return null
}
