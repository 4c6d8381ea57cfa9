import { Fragment, type Node } from 'prosemirror-model'
import { alignDocuments } from '#shared/compare/align-documents.ts'

type Renamed = ReadonlyMap<string, string>

/** The ids of blocks in a document, those in tables too. */
function idsIn(doc: Node): Set<string> {
  const ids = new Set<string>()
  doc.descendants((node) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string') ids.add(id)
    return !node.inlineContent
  })
  return ids
}

function idOf(node: Node | undefined): string | null {
  const id: unknown = node?.attrs['id']
  return typeof id === 'string' ? id : null
}

function renamed(node: Node, names: Renamed): Node {
  const attrs = { ...node.attrs }
  const id = names.get(String(attrs['id']))
  if (id !== undefined) attrs['id'] = id
  if (node.type.name === 'reference') attrs['target'] = names.get(String(attrs['target'])) ?? attrs['target']
  if (node.isText) return node
  if (node.isAtom && node.childCount === 0) return node.type.create(attrs, null, node.marks)
  return node.type.create(attrs, Fragment.fromArray(node.children.map((child) => renamed(child, names))), node.marks)
}

/**
 * Gives the paragraphs, tables and signature blocks of a text that came from outside the ids of those they are in a text of ours, by their
 * words, so that references, comments and issues know them again; references within it follow. Words, order and formatting stay.
 */
export function withIdsOf(ours: Node, theirs: Node): Node {
  const { blocks } = alignDocuments(ours, theirs)
  const taken = idsIn(theirs)
  const names = new Map<string, string>()
  blocks.pairing.forEach((partner, index) => {
    const [from, to] = [idOf(theirs.maybeChild(partner) ?? undefined), idOf(ours.maybeChild(index) ?? undefined)]
    if (partner === -1 || from === null || to === null || from === to || taken.has(to)) return
    names.set(from, to)
    taken.add(to)
  })
  return names.size === 0 ? theirs : renamed(theirs, names)
}
