import { Fragment, type Node } from 'prosemirror-model'
import type { Condition, Field } from '#shared/document/field.ts'
import { partyParts } from '#shared/document/field-format.ts'
import { schema } from '#shared/document/schema.ts'

/** What a template's text says that cannot be. */
export class TemplateFault extends Error {}

const places = /\{\{\s*([a-z][a-z0-9_]*)(?:\.([a-z]+))?\s*\}\}|\[\[ref:([a-z][a-z0-9_]*)(?::(number|heading|both))?\]\]/g

/** `{{field}}`, `{{party.address}}` and `[[ref:anchor]]` as nodes; a reference keeps the anchor's name as its target until ids are known. */
export function withPlaces(content: readonly Node[], fields: readonly Field[]): Node[] {
  const made: Node[] = []
  for (const node of content) {
    if (node.type.name === 'footnote') made.push(node.copy(Fragment.fromArray(withPlaces(node.children, fields))))
    else if (node.isText) made.push(...textWithPlaces(node, fields))
    else made.push(node)
  }
  return made
}

function textWithPlaces(node: Node, fields: readonly Field[]): Node[] {
  const words = node.text ?? ''
  const made: Node[] = []
  let from = 0
  for (const match of words.matchAll(places)) {
    if (match.index > from) made.push(node.cut(from, match.index))
    const [whole, id, part, anchor, form] = match
    if (id !== undefined) made.push(fieldNode(id, part, fields).mark(node.marks))
    else made.push(schema.nodes.reference.create({ target: anchor, form: form ?? 'number' }).mark(node.marks))
    from = match.index + whole.length
  }
  if (from < words.length) made.push(node.cut(from))
  return made
}

function fieldNode(id: string, part: string | undefined, fields: readonly Field[]): Node {
  const field = fields.find((candidate) => candidate.id === id)
  if (field === undefined) throw new TemplateFault(`the text uses the field ${id}, which the template does not have`)
  if (part !== undefined && (field.type !== 'party' || !partyParts.some((known) => known === part))) {
    throw new TemplateFault(`the text asks for ${id}.${part}, which no field has`)
  }
  return schema.nodes.field.create({ field: id, part: part ?? null })
}

const conditionPattern = /^\{\?\s*([a-z][a-z0-9_]*)\s+(?:(==|!=|>=|<=)\s*["“]([^"”]*)["”]|is\s+(set|empty))\s*\}\s*/
const operators = { '==': 'equals', '!=': 'differs', '>=': 'atLeast', '<=': 'atMost', set: 'set', empty: 'empty' } as const

/** `{?field == "Yes"}` at the start of a paragraph: its condition, and how many characters it takes. */
export function leadingCondition(
  words: string,
  fields: readonly Field[],
): { readonly condition: Condition; readonly length: number } | null {
  const match = conditionPattern.exec(words)
  if (match === null) {
    if (words.startsWith('{?')) throw new TemplateFault(`a condition cannot be read: ${words.slice(0, 60)}`)
    return null
  }
  const [whole, id = '', comparison, value, state] = match
  const field = fields.find((candidate) => candidate.id === id)
  if (field === undefined) throw new TemplateFault(`a condition asks for the field ${id}, which the template does not have`)
  if (field.type === 'choice' && value !== undefined && !field.choices.includes(value))
    throw new TemplateFault(`a condition compares ${id} with “${value}”, which is not one of its choices`)
  const op = operators[(comparison ?? state) as keyof typeof operators]
  return { condition: { field: id, op, value: value ?? null }, length: whole.length }
}

/** `{#anchor}` at the end of a paragraph: the name by which references call it, and the content without it. */
export function trailingAnchor(content: readonly Node[]): { readonly anchor: string | null; readonly content: readonly Node[] } {
  const last = content.at(-1)
  const match = last?.isText === true ? /\s*\{#([a-z][a-z0-9_]*)\}\s*$/.exec((last.text ?? '').slice(-200)) : null
  if (match === null || last === undefined) return { anchor: null, content }
  const keep = (last.text ?? '').length - match[0].length
  return { anchor: match[1] ?? null, content: [...content.slice(0, -1), ...(keep === 0 ? [] : [last.cut(0, keep)])] }
}
