import { Fragment, type Node } from 'prosemirror-model'
import { shown } from '#test/shared/redline/shown.ts'

/** The ids of all blocks of a document. */
export function idsOf(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>()
  doc.descendants((node) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string') ids.add(id)
    return !node.inlineContent
  })
  return ids
}

/** A document in which every id that was not known is named by the order in which it comes, so that two ways of making ids can be compared. */
export function comparable(doc: Node, known: ReadonlySet<string>): Node {
  let fresh = 0
  const walk = (node: Node): Node => {
    if (node.isText || node.isInline) return node
    const id: unknown = node.attrs['id']
    const renamed = 'id' in node.attrs && (typeof id !== 'string' || !known.has(id)) ? { ...node.attrs, id: `new ${(fresh += 1)}` } : node.attrs
    const content = node.inlineContent ? node.content : Fragment.fromArray(node.children.map(walk))
    return node.type.create(renamed, content, node.marks)
  }
  return walk(doc)
}

/** A document of which nothing is left but the one paragraph it has to have; which one that is means nothing. */
function isBlank(doc: Node): boolean {
  return doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
}

function without(doc: Node): Node {
  return isBlank(doc) ? doc.copy(Fragment.from(doc.type.schema.node('paragraph'))) : doc
}

/** How two documents differ, for a person to read; null where they are equal. */
export function difference(got: Node, wanted: Node): string | null {
  const [actual, expected] = [without(got), without(wanted)]
  if (actual.eq(expected)) return null
  const [fields, other] = [actual, expected].map((doc) => JSON.stringify(doc.attrs['fields']))
  return `got\n${shown(actual)}\ninstead of\n${shown(expected)}${fields === other ? '' : `\nfields ${fields}\ninstead of ${other}`}`
}

/** A document as its words: paragraphs without their attributes and none that are empty, all else as it is. */
export function wordsOnly(doc: Node): Node {
  const walk = (node: Node): Node[] => {
    if (node.type.name === 'paragraph') return node.content.size === 0 ? [] : [node.type.create(null, node.content)]
    return [node.inlineContent || node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.flatMap(walk)))]
  }
  return doc.copy(Fragment.fromArray(doc.children.flatMap(walk)))
}
