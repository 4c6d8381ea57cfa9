import { Fragment, type Node } from 'prosemirror-model'
import { withoutComments } from '#shared/compare/compare-documents.ts'
import { withIdsOf } from '#shared/negotiation/known-again.ts'
import { carryComments } from '#shared/negotiation/anchors.ts'

/** A text of ours, and how it reads after it went through a Word file that was not edited. */
export interface WordForm {
  readonly ours: Node
  readonly form: Node
}

function idOf(node: Node): string | null {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' && !node.isText ? id : null
}

/** The blocks that have an id, those in cells too. */
function blocksById(doc: Node): ReadonlyMap<string, Node> {
  const blocks = new Map<string, Node>()
  doc.descendants((node) => {
    const id = idOf(node)
    if (id !== null) blocks.set(id, node)
    return !node.inlineContent
  })
  return blocks
}

/** What a block says, without what a reader of a file only counts: ids of changes, their groups and moves, and comments. */
function said(node: Node): string {
  return JSON.stringify(withoutComments(node).toJSON(), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('author' in value && 'at' in value)) return value
    return { ...value, id: '', group: '', person: null, move: 'move' in value && value.move !== null }
  })
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The attributes that came back as they went are as ours are; the others are what came back. */
function mergedAttrs(ours: Node, form: Node, theirs: Node): Node['attrs'] {
  return Object.fromEntries(Object.entries(theirs.attrs).map(([name, value]) => [name, same(value, form.attrs[name]) ? (ours.attrs[name] as unknown) : (value as unknown)]))
}

function merged(theirs: Node, ours: ReadonlyMap<string, Node>, form: ReadonlyMap<string, Node>): Node {
  const id = idOf(theirs)
  const [own, sent] = id === null ? [undefined, undefined] : [ours.get(id), form.get(id)]
  const known = own !== undefined && sent !== undefined && own.type === theirs.type && sent.type === theirs.type ? { own, sent } : null
  if (known !== null && said(known.sent) === said(theirs)) return known.own
  if (theirs.isLeaf) return theirs
  const content = theirs.inlineContent ? theirs.content : Fragment.fromArray(theirs.children.map((child) => merged(child, ours, form)))
  return theirs.type.create(known === null ? theirs.attrs : mergedAttrs(known.own, known.sent, theirs), content, theirs.marks)
}

/** Puts back behind what they stood behind the blocks of ours that a Word file leaves out: passages whose condition does not hold. */
function withLeftOut(blocks: readonly Node[], ours: Node, form: ReadonlyMap<string, Node>): Node[] {
  const made = [...blocks]
  let after = -1
  ours.forEach((block) => {
    const id = idOf(block)
    const at = id === null ? -1 : made.findIndex((each) => idOf(each) === id)
    if (at !== -1) after = at
    else if (id !== null && !form.has(id)) made.splice((after += 1), 0, block)
  })
  return made
}

/** How many top-level blocks came back as they went: which of two files that were sent was edited. */
export function blocksUnchanged(form: Node, theirs: Node): number {
  const sent = new Set(form.children.map((block) => said(block)))
  return theirs.children.filter((block) => sent.has(said(block))).length
}

/**
 * A text that came back through Word as a version of ours: a block that came back as it went is ours, with its ids, fields and numbering; one that
 * was edited takes what differs. Tracked changes and comments are as they are in the file.
 */
export function wordReturned({ ours, form }: WordForm, received: Node): Node {
  const theirs = withIdsOf(ours, received)
  const [own, sent] = [blocksById(ours), blocksById(withIdsOf(ours, form))]
  const blocks = withLeftOut(theirs.children.map((block) => merged(block, own, sent)), ours, sent)
  // Programs write the parts beside the text anew whenever they save; whether anything was changed in them is for the audit of the files.
  const attrs = { ...mergedAttrs(ours, form, theirs), word: ours.attrs['word'] as unknown }
  return carryComments(theirs, theirs.type.create(attrs, Fragment.fromArray(blocks)))
}
