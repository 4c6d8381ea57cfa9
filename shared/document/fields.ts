import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { DocumentAttributes, SignatureBlockAttributes, TextOrField } from '#shared/document/attributes.ts'
import { conditionOf } from '#shared/document/conditions.ts'
import { formatFieldValue } from '#shared/document/field-format.ts'
import { fieldSchema, type Field, type FieldValue } from '#shared/document/field.ts'
import type { DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

/** The fields of a document, in the order in which they are asked. */
export function fieldsOf(doc: Node): readonly Field[] {
  return (doc.attrs as DocumentAttributes).fields
}

/** A place where a field stands or decides: in the text, in a signature block, or in a condition. */
export interface FieldUse {
  readonly field: string
  readonly part: string | null
  readonly pos: number
  readonly kind: 'text' | 'signature' | 'condition'
}

/**
 * Every use of every field, in document order. All markup, the default, counts the uses in deleted text too: they come back when it is
 * rejected, so a field with none but these is still in use.
 */
export function fieldUses(doc: Node, view: DocumentView = 'markup'): FieldUse[] {
  const uses: FieldUse[] = []
  const { doc: text, sourceOf } = view === 'markup' ? { doc, sourceOf: (pos: number) => pos } : viewDocument(doc, view)
  text.descendants((node, at) => {
    const pos = sourceOf(at)
    const condition = conditionOf(node)
    if (condition !== null) uses.push({ field: condition.field, part: null, pos, kind: 'condition' })
    if (node.type.name === 'field') {
      uses.push({ field: String(node.attrs['field']), part: node.attrs['part'] as string | null, pos, kind: 'text' })
    } else if (node.type.name === 'signatureBlock') {
      const { party, signer, capacity } = node.attrs as SignatureBlockAttributes
      const named: readonly TextOrField[] = [party, signer, capacity]
      for (const value of named) if ('field' in value) uses.push({ field: value.field, part: null, pos, kind: 'signature' })
    }
    return true
  })
  return uses
}

export interface UnfilledField {
  readonly field: Field
  /** The missing part of a party that is otherwise filled; null where the whole field is. */
  readonly part: string | null
  readonly uses: readonly FieldUse[]
}

function urgency({ field, uses }: UnfilledField): number {
  return (field.required ? 0 : 2) + (uses.length > 0 ? 0 : 1)
}

/**
 * The unfilled fields of the final text with every place where they are used: first those that are required and used, then required, then
 * used, then the rest.
 */
export function unfilledFields(doc: Node): UnfilledField[] {
  const uses = fieldUses(doc, 'final')
  const unfilled: UnfilledField[] = []
  for (const field of fieldsOf(doc)) {
    const own = uses.filter((use) => use.field === field.id)
    if (field.value === null) unfilled.push({ field, part: null, uses: own })
    else {
      const parts = new Set(own.filter((use) => use.kind === 'text').map((use) => use.part))
      for (const part of parts) {
        if (formatFieldValue(field, part) === null) unfilled.push({ field, part, uses: own.filter((use) => use.part === part) })
      }
    }
  }
  return unfilled
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => urgency(a.entry) - urgency(b.entry) || a.index - b.index)
    .map(({ entry }) => entry)
}

export type FieldRefusal = Refusal<'field.unknown' | 'field.wrong-value'>

/** The fields with one value set; null empties the field. Refused if the field is unknown or the value is not of its type. */
export function withFieldValue(fields: readonly Field[], id: string, value: FieldValue | null): Result<readonly Field[], FieldRefusal> {
  const field = fields.find((candidate) => candidate.id === id)
  if (field === undefined) return refused('field.unknown', `This document has no field “${id}”. Nothing was changed.`)
  const next = fieldSchema.safeParse({ ...field, value })
  if (!next.success) return refused('field.wrong-value', `“${field.label}” cannot hold that value. It keeps the value it had.`)
  return accepted(fields.map((candidate) => (candidate.id === id ? next.data : candidate)))
}

/** Sets a field of the document by a DocAttrStep, so that every use of it changes at once and one undo takes it back. */
export function setFieldValue<T extends Transform>(tr: T, id: string, value: FieldValue | null): Result<T, FieldRefusal> {
  const fields = withFieldValue(fieldsOf(tr.doc), id, value)
  if (!fields.ok) return fields
  tr.setDocAttribute('fields', fields.value)
  return accepted(tr)
}
