import { detachPart } from '../package/detach.ts'
import type { WordPackage } from '../package/package.ts'
import { checkedXml, withPartRoot } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts } from '../package/relationships.ts'
import { storiesOf } from '../package/stories.ts'
import { attr, children, descendants, isElement, textOf, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { ScrubTally } from './scrub-tally.ts'

/** A comment as whoever chooses sees it. A file does not say which comments are internal: that is for the one who sends it to know. */
export interface CommentSaid {
  readonly id: string
  readonly author: string
  readonly initials: string
  readonly words: string
}

/** The parts that list comments beside their own: state, lasting ids, times ([MS-DOCX] 2.5). Each names them by another id. */
const lists = ['commentsExtended', 'commentsIds', 'commentsExtensible'] as const

/** The package without some comments, the replies to them, their ranges and references, and what other parts list of them. */
export function withoutComments(pkg: WordPackage, isGone: (comment: CommentSaid) => boolean, tally: ScrubTally): WordPackage {
  const part = relatedParts(pkg, mainPart(pkg) ?? '', 'comments')[0]
  if (part === undefined) return pkg
  const all = children(checkedXml(pkg, part, 'w:comments').root, 'w:comment')
  const gone = withReplies(pkg, all, all.filter((each) => isGone(saidBy(each))))
  if (gone.size === 0) return pkg
  tally.add('comments', part, gone.size)
  const ids = new Set([...gone].map((each) => attr(each, 'w:id') ?? ''))
  const stories = storiesOf(pkg).map(({ name }) => name).filter((name) => name !== part)
  const unmarked = stories.reduce((changed, name) => withPartRoot(changed, name, 'w:document', (root) => withoutMarkers(root, ids)), pkg)
  const fewer = withPartRoot(unmarked, part, 'w:comments', (root) => withChildren(root, root.children.filter((node) => !isElement(node) || !gone.has(node))))
  return withoutListed(gone.size === all.length ? detachPart(fewer, part) : fewer, gone)
}

function saidBy(comment: XmlElement): CommentSaid {
  return { id: attr(comment, 'w:id') ?? '', author: attr(comment, 'w:author') ?? '', initials: attr(comment, 'w:initials') ?? '', words: children(comment, 'w:p').map(textOf).join('\n') }
}

function paraIdsOf(comment: XmlElement): string[] {
  return [...descendants(comment, 'w:p')].flatMap((each) => attr(each, 'w14:paraId') ?? [])
}

/** A reply says nothing without what it answers. */
function withReplies(pkg: WordPackage, all: readonly XmlElement[], chosen: readonly XmlElement[]): Set<XmlElement> {
  const gone = new Set(chosen)
  const part = relatedParts(pkg, mainPart(pkg) ?? '', 'commentsExtended')[0]
  const entries = part === undefined ? [] : children(checkedXml(pkg, part, 'w15:commentsEx').root, 'w15:commentEx')
  const owner = new Map(all.flatMap((each) => paraIdsOf(each).map((id) => [id, each] as const)))
  for (let before = -1; before < gone.size; ) {
    before = gone.size
    for (const entry of entries) {
      const [reply, parent] = ['w15:paraId', 'w15:paraIdParent'].map((name) => owner.get(attr(entry, name) ?? ''))
      if (reply !== undefined && parent !== undefined && gone.has(parent)) gone.add(reply)
    }
  }
  return gone
}

const markers: ReadonlySet<string> = new Set(['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])

function withoutMarkers(parent: XmlElement, ids: ReadonlySet<string>): XmlElement {
  const kept = parent.children.flatMap((node): XmlNode[] => {
    if (!isElement(node)) return [node]
    if (markers.has(node.name)) return ids.has(attr(node, 'w:id') ?? '') ? [] : [node]
    const inside = withoutMarkers(node, ids)
    return inside.name === 'w:r' && inside.children.length < node.children.length && inside.children.every((each) => isElement(each, 'w:rPr')) ? [] : [inside]
  })
  return withChildren(parent, kept)
}

function withoutListed(pkg: WordPackage, gone: ReadonlySet<XmlElement>): WordPackage {
  const named = new Set([...gone].flatMap(paraIdsOf))
  const parts = lists.flatMap((kind) => relatedParts(pkg, mainPart(pkg) ?? '', kind))
  for (const name of parts) {
    for (const each of children(checkedXml(pkg, name, 'w15:commentsEx').root)) {
      const durable = attr(each, 'w16cid:durableId')
      if (durable !== null && named.has(attr(each, 'w16cid:paraId') ?? '')) named.add(durable)
    }
  }
  const isListed = (each: XmlElement): boolean => ['w15:paraId', 'w16cid:paraId', 'w16cex:durableId'].some((name) => named.has(attr(each, name) ?? ''))
  return parts.reduce((changed, name) => {
    const fewer = withPartRoot(changed, name, 'w15:commentsEx', (root) => withChildren(root, root.children.filter((node) => !isElement(node) || !isListed(node))))
    return children(checkedXml(fewer, name, 'w15:commentsEx').root).length === 0 ? detachPart(fewer, name) : fewer
  }, pkg)
}
