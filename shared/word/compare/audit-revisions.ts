import type { WordPackage } from '../package/package.ts'
import { withPartRoot } from '../package/part-xml.ts'
import { meaningOf, type RevisionKind } from '../revisions/kinds.ts'
import { attr, children, withAttribute, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { placedRevisions, type PlacedRevision } from './revision-places.ts'

/** A tracked change that came with the file. */
export interface ReturnedChange {
  readonly kind: RevisionKind
  readonly author: string
  /** As the file has it, ISO 8601; '' where it has none. */
  readonly date: string
  readonly part: string
  readonly words: string
}

/** One of the sent file's revisions, and what of its words was not yet found again. */
interface Ours {
  readonly sent: PlacedRevision
  rest: string
  isFound: boolean
}

/** How far a search for words that were cut goes among revisions of one stamp. */
const longestSearch = 500

/**
 * Tells the sent file's revisions among those of the received one. Author and time are anybody's to copy: each of ours counts once, in its own
 * place first, else where its words are found; words of ours that theirs have cut count piece by piece until they are used up.
 */
class Known {
  readonly #exact = new Map<string, Ours[]>()
  readonly #byStamp = new Map<string, Ours[]>()

  constructor(sent: readonly PlacedRevision[]) {
    for (const each of sent) {
      const ours: Ours = { sent: each, rest: each.words, isFound: false }
      for (const [map, key] of [[this.#exact, placeKey(each)], [this.#byStamp, each.stamp]] as const) map.set(key, [...(map.get(key) ?? []).slice(-longestSearch), ours])
    }
  }

  /** One that stands as it stood. */
  same(each: PlacedRevision): boolean {
    const found = this.#exact.get(placeKey(each))?.find(({ isFound }) => !isFound)
    if (found === undefined) return false
    found.isFound = true
    found.rest = ''
    return true
  }

  /** One of ours that was cut, or around which other words changed. */
  part(each: PlacedRevision, isNear: (ours: PlacedRevision) => boolean): boolean {
    const found = (this.#byStamp.get(each.stamp) ?? []).find((ours) => isNear(ours.sent) && (each.words === '' ? ours.sent.words === '' && !ours.isFound : ours.rest.includes(each.words)))
    if (found === undefined) return false
    found.isFound = true
    const at = found.rest.indexOf(each.words)
    found.rest = `${found.rest.slice(0, at)}\u0000${found.rest.slice(at + each.words.length)}`
    return true
  }

  /** One of ours into which words were written without tracking them: it is left where it stands, and the words are told apart. */
  written(each: PlacedRevision): boolean {
    if (each.words === '' || each.revision.name.endsWith('Change')) return false
    const found = (this.#byStamp.get(each.stamp) ?? []).find(({ sent, isFound }) => !isFound && sent.before === each.before && sent.after === each.after)
    if (found === undefined) return false
    found.isFound = true
    return true
  }
}

function placeKey({ stamp, words, before, after }: PlacedRevision): string {
  return [stamp, words, before, after].join('\u0001')
}

/** Whether something of what stands around is the same. */
function isNear(a: PlacedRevision, b: PlacedRevision): boolean {
  const [whole, other] = [a.before + a.words + a.after, b.before + b.words + b.after]
  return whole === other || (a.before !== '' && a.before === b.before) || (a.after !== '' && a.after === b.after) || (a.before === '' && a.after === '' && b.before === '' && b.after === '')
}

/**
 * The received file with every change marked that the sent one did not hold, under an author nobody has; and the list of those changes.
 */
export function newRevisions(sent: WordPackage, received: WordPackage): { marked: WordPackage; author: string; changes: ReturnedChange[] } {
  const known = new Known(placedRevisions(sent))
  const all = placedRevisions(received)
  const steps: readonly ((each: PlacedRevision) => boolean)[] = [
    (each) => known.same(each),
    (each) => known.part(each, (ours) => isNear(ours, each)),
    (each) => known.part(each, () => true),
    (each) => known.written(each),
  ]
  const left = steps.reduce<readonly PlacedRevision[]>((rest, isOurs) => rest.filter((each) => !isOurs(each)), all)
  const changes = left.flatMap(({ revision, part, words }): ReturnedChange[] => {
    const isMark = words === '' && !revision.name.endsWith('Change')
    if (revision.name.endsWith('RangeStart') || isMark) return []
    return [{ kind: meaningOf(revision.name)?.kind ?? 'formatting', author: attr(revision, 'w:author') ?? '', date: attr(revision, 'w:date') ?? '', part, words }]
  })
  const authors = new Set(all.map(({ revision }) => attr(revision, 'w:author') ?? ''))
  let author = 'returned'
  while (authors.has(author)) author += '.'
  const found = new Set(left.map(({ revision }) => revision))
  let marked = received
  for (const part of new Set(left.map((each) => each.part))) marked = withPartRoot(marked, part, 'w:document', (root) => renamedIn(root, found, author))
  return { marked, author, changes }
}

function renamedIn(element: XmlElement, found: ReadonlySet<XmlElement>, author: string): XmlElement {
  const inside = children(element).length === 0 ? element : withChildren(element, element.children.map((node): XmlNode => (node.kind === 'element' ? renamedIn(node, found, author) : node)))
  return found.has(element) ? withAttribute(inside, 'w:author', author) : inside
}
