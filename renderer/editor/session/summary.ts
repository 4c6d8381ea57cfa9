import type { Node } from 'prosemirror-model'
import type { ClauseNode } from '#shared/document/clause-tree.ts'
import type { Field } from '#shared/document/field.ts'
import { fieldsOf, fieldUses, unfilledFields, type FieldUse } from '#shared/document/fields.ts'
import { wordCount } from '#shared/document/plain-text.ts'
import { brokenReferences, type BrokenReason } from '#shared/document/references.ts'

/** Something in the text that is not right yet, and where. */
export interface DocumentProblem {
  readonly code: 'field.unfilled' | 'reference.broken'
  readonly message: string
  readonly pos: number
}

export interface FieldSummary {
  readonly field: Field
  readonly uses: readonly FieldUse[]
  readonly filled: boolean
}

export interface OutlineEntry {
  readonly clause: ClauseNode
  readonly depth: number
}

const brokenWords: Readonly<Record<BrokenReason, string>> = {
  missing: 'A reference points at a clause that is gone.',
  excluded: 'A reference points at a clause that its condition leaves out.',
  unnumbered: 'A reference asks for the number of a paragraph that has none.',
}

/** Every field with its uses, the unfilled ones first. */
export function fieldSummaries(doc: Node): FieldSummary[] {
  const uses = fieldUses(doc)
  const order = unfilledFields(doc).map(({ field }) => field.id)
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return fieldsOf(doc)
    .map((field) => ({ field, filled: !order.includes(field.id), uses: uses.filter((use) => use.field === field.id) }))
    .sort((a, b) => rank(a.field.id) - rank(b.field.id))
}

/** The blanks and broken references of a document, in its order. */
export function documentProblems(doc: Node): DocumentProblem[] {
  const blanks = unfilledFields(doc).flatMap(({ field, part, uses }): DocumentProblem[] => {
    const first = uses.find((use) => use.kind !== 'condition')
    if (first === undefined) return []
    return [{ code: 'field.unfilled', message: `${field.label}${part === null ? '' : ` (${part})`} is not filled in.`, pos: first.pos }]
  })
  const broken = brokenReferences(doc).map(
    ({ pos, reason }): DocumentProblem => ({ code: 'reference.broken', message: brokenWords[reason ?? 'missing'], pos }),
  )
  return [...blanks, ...broken].sort((a, b) => a.pos - b.pos)
}

const counted = new WeakMap<Node, { readonly fields: readonly Field[]; readonly words: number }>()

/** The words of the text as it stands. Blocks already counted are not counted again. */
export function countWords(doc: Node): number {
  const fields = fieldsOf(doc)
  let words = 0
  doc.forEach((block) => {
    let entry = counted.get(block)
    if (entry === undefined || entry.fields !== fields) {
      entry = { fields, words: wordCount(doc.type.create(doc.attrs, block)) }
      counted.set(block, entry)
    }
    words += entry.words
  })
  return words
}
