import type { Attrs, Mark, MarkType, Node, NodeType } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { isAnnotation } from '#shared/document/tracking.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { sha256OfText, type Sha256 } from '#shared/lib/hash.ts'

interface CanonicalMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

interface CanonicalNode extends CanonicalMark {
  readonly marks?: readonly CanonicalMark[]
  readonly content?: readonly CanonicalNode[]
  readonly text?: string
}

const markOrder = new Map(Object.keys(schema.marks).map((name, index) => [name, index]))

/** The attributes that differ from their defaults, so that an attribute added to the schema later changes no earlier hash. */
function chosenAttributes(
  attrs: Attrs,
  spec: Readonly<Record<string, { default?: unknown }>> | undefined,
): { attrs?: Record<string, unknown> } {
  const chosen: Record<string, unknown> = {}
  for (const [name, { default: usual }] of Object.entries(spec ?? {})) {
    const value: unknown = attrs[name]
    if (value === undefined || value === usual) continue
    if (usual === undefined || canonicalJson(value) !== canonicalJson(usual)) chosen[name] = value
  }
  return Object.keys(chosen).length === 0 ? {} : { attrs: chosen }
}

function attributesOf(owner: { readonly type: NodeType | MarkType; readonly attrs: Attrs }): { attrs?: Record<string, unknown> } {
  return chosenAttributes(owner.attrs, owner.type.spec.attrs)
}

/** Marks that only point at something outside the text, comments, are no part of it: they are left out. */
function canonicalMarks(marks: readonly Mark[]): { marks?: CanonicalMark[] } {
  const own = marks.filter((mark) => !isAnnotation(mark))
  if (own.length === 0) return {}
  const ordered = own.toSorted((a, b) => (markOrder.get(a.type.name) ?? 0) - (markOrder.get(b.type.name) ?? 0))
  return { marks: ordered.map((mark) => ({ type: mark.type.name, ...attributesOf(mark) })) }
}

function canonicalNode(node: Node): CanonicalNode {
  const own = { type: node.type.name, ...attributesOf(node), ...canonicalMarks(node.marks) }
  if (node.isText) return { ...own, text: node.text ?? '' }
  const content: CanonicalNode[] = []
  node.forEach((child) => {
    const made = canonicalNode(child)
    const before = content.at(-1)
    const joins = child.isText && before?.text !== undefined && canonicalJson(before.marks ?? []) === canonicalJson(made.marks ?? [])
    if (joins) content[content.length - 1] = { ...made, text: (before.text ?? '') + (made.text ?? '') }
    else content.push(made)
  })
  return content.length === 0 ? own : { ...own, content }
}

/**
 * The one text of a document, for hashing and comparing: JSON with sorted keys (RFC 8785), attributes equal to their default left out,
 * adjacent text joined, marks in the schema's order. Equal documents give equal texts, whatever way they were stored. Tracked changes are
 * part of it, comments are not.
 */
export function canonicalDocument(doc: Node): string {
  return canonicalJson(canonicalNode(doc))
}

/** The hash by which a version is addressed. */
export function documentHash(doc: Node): Sha256 {
  return sha256OfText(canonicalDocument(doc))
}
