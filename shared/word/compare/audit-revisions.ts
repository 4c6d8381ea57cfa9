import type { WordPackage } from '../package/package.ts'
import { checkedXml, withPartRoot } from '../package/part-xml.ts'
import { meaningOf, type RevisionKind } from '../revisions/kinds.ts'
import { trackedParts } from '../revisions/parts.ts'
import { attr, children, descendants, textOf, withAttribute, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'

/** A tracked change that came with the file. */
export interface ReturnedChange {
  readonly kind: RevisionKind
  readonly author: string
  /** As the file has it, ISO 8601; '' where it has none. */
  readonly date: string
  readonly part: string
  readonly words: string
}

function wordsOf(revision: XmlElement): string {
  return [...descendants(revision)].filter(({ name }) => name === 'w:t' || name === 'w:delText').map(textOf).join('')
}

function keyOf(revision: XmlElement): string {
  return [revision.name, attr(revision, 'w:author') ?? '', attr(revision, 'w:date') ?? ''].join('\u0000')
}

function* revisionsIn(pkg: WordPackage): Generator<{ part: string; revision: XmlElement }> {
  for (const part of trackedParts(pkg)) for (const each of descendants(checkedXml(pkg, part, 'w:document').root)) if (meaningOf(each.name) !== null) yield { part, revision: each }
}

/**
 * The received file with every change marked that the sent one did not hold, by author, time, kind and words, under an author nobody has; and
 * the list of those changes. Words of ours may have been cut by theirs: a part of them is still ours.
 */
export function newRevisions(sent: WordPackage, received: WordPackage): { marked: WordPackage; author: string; changes: ReturnedChange[] } {
  const ours = new Map<string, { words: string; left: number }>()
  for (const { revision } of revisionsIn(sent)) {
    const known = ours.get(keyOf(revision)) ?? { words: '', left: 0 }
    const words = wordsOf(revision)
    ours.set(keyOf(revision), { words: words === '' ? known.words : `${known.words}\u0000${words}`, left: known.left + (words === '' ? 1 : 0) })
  }
  const found = new Set<XmlElement>()
  const changes: ReturnedChange[] = []
  const authors = new Set<string>()
  for (const { part, revision } of revisionsIn(received)) {
    authors.add(attr(revision, 'w:author') ?? '')
    const known = ours.get(keyOf(revision))
    const words = wordsOf(revision)
    if (known !== undefined && words !== '' && known.words.includes(words)) continue
    if (known !== undefined && words === '' && known.left > 0) {
      known.left -= 1
      continue
    }
    found.add(revision)
    const kind = meaningOf(revision.name)?.kind ?? 'formatting'
    const isMark = words === '' && !revision.name.endsWith('Change')
    if (!revision.name.endsWith('RangeStart') && !isMark) changes.push({ kind, author: attr(revision, 'w:author') ?? '', date: attr(revision, 'w:date') ?? '', part, words })
  }
  let author = 'returned'
  while (authors.has(author)) author += '.'
  let marked = received
  for (const part of found.size === 0 ? [] : trackedParts(received)) marked = withPartRoot(marked, part, 'w:document', (root) => renamedIn(root, found, author))
  return { marked, author, changes }
}

function renamedIn(element: XmlElement, found: ReadonlySet<XmlElement>, author: string): XmlElement {
  const inside = children(element).length === 0 ? element : withChildren(element, element.children.map((node): XmlNode => (node.kind === 'element' ? renamedIn(node, found, author) : node)))
  return found.has(element) ? withAttribute(inside, 'w:author', author) : inside
}
