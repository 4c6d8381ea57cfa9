import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { conditionOf, holds } from '#shared/document/conditions.ts'
import { fieldsOf, unfilledFields } from '#shared/document/fields.ts'
import type { Field } from '#shared/document/field.ts'
import { blanksIn } from '#shared/document/blanks.ts'
import { eachParagraph } from '#shared/document/numbering.ts'
import { pendingChanges } from '#shared/document/pending-changes.ts'
import { brokenReferences } from '#shared/document/references.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

/** What keeps a document from being signed. */
export const signingProblemCodes = [
  'pending-change',
  'unfilled-field',
  'broken-reference',
  'unknown-field',
  'blank',
  'undecided-condition',
  'stranded-subclause',
  'no-signature-block',
  'unnamed-signature-block',
] as const
export type SigningProblemCode = (typeof signingProblemCodes)[number]

export interface SigningProblem {
  readonly code: SigningProblemCode
  readonly message: string
  /** The paragraph, table or signature block to jump to; null where there is none, or it has no id yet. */
  readonly paragraphId: string | null
}

function ownerId(doc: Node, pos: number): string | null {
  const place = doc.resolve(pos)
  const chain = [place.nodeAfter, ...Array.from({ length: place.depth }, (_, index) => place.node(place.depth - index))]
  for (const node of chain) {
    const id: unknown = node?.attrs['id']
    if (typeof id === 'string') return id
  }
  return null
}

function fieldProblems(doc: Node): SigningProblem[] {
  const problems: SigningProblem[] = []
  for (const { field, part, uses } of unfilledFields(doc)) {
    const standing = uses.filter((use) => use.kind !== 'condition' && !isExcluded(doc, use.pos))
    const shown = part === null ? `“${field.label}”` : `The ${part} of “${field.label}”`
    // An optional field that stands in the text would be printed as a blank.
    if (standing.length === 0 && !(field.required && part === null)) continue
    const first = standing[0] ?? uses[0]
    problems.push({
      code: 'unfilled-field',
      message: `${shown} is not filled in.`,
      paragraphId: first === undefined ? null : ownerId(doc, first.pos),
    })
  }
  return problems
}

function isExcluded(doc: Node, pos: number): boolean {
  const place = doc.resolve(pos)
  const fields = fieldsOf(doc)
  return [place.nodeAfter, ...Array.from({ length: place.depth }, (_, depth) => place.node(depth + 1))].some((node) => {
    const condition = node === null ? null : conditionOf(node)
    return condition !== null && holds(condition, fields) === false
  })
}

function textProblems(doc: Node): SigningProblem[] {
  const fields = fieldsOf(doc)
  const known = new Set(fields.map(({ id }) => id))
  const problems: SigningProblem[] = []
  let excludedAbove: { readonly scheme: string; readonly level: number } | null = null
  const add = (code: SigningProblemCode, message: string, paragraph: Node): void => {
    problems.push({ code, message, paragraphId: (paragraph.attrs as ParagraphAttributes).id })
  }
  eachParagraph(doc, (paragraph) => {
    const { numbering, condition } = paragraph.attrs as ParagraphAttributes
    const verdict = condition === null ? true : holds(condition, fields)
    if (verdict === false) {
      if (
        numbering !== null &&
        (excludedAbove === null || excludedAbove.scheme !== numbering.scheme || numbering.level < excludedAbove.level)
      )
        excludedAbove = numbering
      return
    }
    if (numbering !== null) {
      if (excludedAbove !== null && excludedAbove.scheme === numbering.scheme && numbering.level > excludedAbove.level) {
        add('stranded-subclause', 'This sub-clause stays in the text although the clause above it is left out.', paragraph)
      } else excludedAbove = null
    }
    const undecided = new Set<string>()
    if (condition !== null && verdict === 'unknown') undecided.add(condition.field)
    paragraph.descendants((node) => {
      const inner = conditionOf(node)
      if (inner !== null && holds(inner, fields) === 'unknown') undecided.add(inner.field)
      if (node.type.name === 'field' && !known.has(String(node.attrs['field']))) {
        add('unknown-field', `The text uses a field “${String(node.attrs['field'])}” that this document does not have.`, paragraph)
      }
      return true
    })
    for (const id of undecided) {
      const label = fields.find((field) => field.id === id)?.label ?? id
      add('undecided-condition', `Whether this passage stands depends on “${label}”, which is not decided.`, paragraph)
    }
    for (const found of typedTexts(paragraph, fields).flatMap(blanksIn)) add('blank', `A blank is left in the text: ${found}`, paragraph)
  })
  return problems
}

/** The words of a paragraph that stand, and those of its footnotes. Fields are left out, for an unfilled one is reported as such. */
function typedTexts(paragraph: Node, fields: readonly Field[]): string[] {
  const texts: string[] = []
  let own = ''
  paragraph.forEach((node) => {
    const condition = conditionOf(node)
    if (condition !== null && holds(condition, fields) === false) return
    if (node.type.name === 'footnote') texts.push(...typedTexts(node, fields))
    own += node.isText ? (node.text ?? '') : '\uFFFC'
  })
  return [own, ...texts]
}

function signatureProblems(doc: Node): SigningProblem[] {
  const problems: SigningProblem[] = []
  let blocks = 0
  doc.descendants((node) => {
    if (node.type.name !== 'signatureBlock') return !node.inlineContent
    blocks += 1
    const { party, signer, id } = node.attrs as { party: { text?: string }; signer: { text?: string }; id: string | null }
    if (party.text?.trim() === '' && signer.text?.trim() === '') {
      problems.push({ code: 'unnamed-signature-block', message: 'A signature block names neither a party nor a signer.', paragraphId: id })
    }
    return false
  })
  if (blocks === 0) problems.push({ code: 'no-signature-block', message: 'The document has no signature block.', paragraphId: null })
  return problems
}

function changeProblems(doc: Node): SigningProblem[] {
  const pending = pendingChanges(doc)
  const [first] = pending
  if (first === undefined) return []
  const count = pending.length === 1 ? 'There is one change' : `There are ${pending.length} changes`
  const id: unknown = first.block?.node.attrs['id']
  return [{ code: 'pending-change', message: `${count} that nobody has accepted or rejected yet.`, paragraphId: typeof id === 'string' ? id : null }]
}

/** Everything that keeps the document from being signed; empty when nothing does. Beside its pending changes themselves the final text is judged. */
export function signingProblems(doc: Node): SigningProblem[] {
  const text = viewDocument(doc).doc
  const references = brokenReferences(text).map((reference): SigningProblem => ({
    code: 'broken-reference',
    message: `A cross-reference does not resolve: ${reference.text.slice(1, -1)}.`,
    paragraphId: ownerId(text, reference.pos),
  }))
  return [...changeProblems(doc), ...fieldProblems(text), ...references, ...textProblems(text), ...signatureProblems(text)]
}
