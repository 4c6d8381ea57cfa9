import { attr, children, type XmlElement } from '../xml/tree.ts'
import { isRangeEnd, meaningOf, rangeEndOf, type RevisionKind } from './kinds.ts'

export type Decision = 'accept' | 'reject'

/** Which revisions a decision is about; without a list, all. */
export interface RevisionChoice {
  /** Only revisions by this author, as the file names them. */
  readonly author?: string
  readonly kinds?: readonly RevisionKind[]
}

/** What becomes of what a revision covers: it goes, it stays and is settled, or nothing is decided about it. */
export type Fate = 'goes' | 'stays' | 'pending'

/** A decision, as it falls on the revisions of one part. */
export interface Deciding {
  readonly decision: Decision
  /** The fate of what a revision covers; of a property change, 'goes' means that the new properties go. */
  fate(revision: XmlElement): Fate
  /** The fate of what the start tag of an element stands in: of a content control in tracked ranges of markup, of a row in moves. */
  surroundingFate(target: XmlElement): Fate
  /** Paragraphs made while resolving whose mark goes. */
  readonly withoutMark: WeakSet<XmlElement>
  /** Markers that stood in content that went: of a pair of them, neither is needed any more. */
  readonly stranded: Set<XmlElement>
}

/** A decision about one part. Ranges are followed through the whole part, since their ends stand in other paragraphs. */
export function deciding(root: XmlElement, decision: Decision, choice: RevisionChoice): Deciding {
  const ranges = readRanges(root)
  const fate = (revision: XmlElement): Fate => {
    const start = isRangeEnd(revision.name) ? ranges.startOf.get(revision) : revision
    if (start === undefined) return isUnfiltered(choice) ? 'stays' : 'pending'
    const meaning = meaningOf(start.name)
    if (meaning === null || !isChosen(start, meaning.kind, choice)) return 'pending'
    if (meaning.effect === 'adds') return decision === 'accept' ? 'stays' : 'goes'
    if (meaning.effect === 'removes') return decision === 'accept' ? 'goes' : 'stays'
    return decision === 'accept' ? 'stays' : 'goes'
  }
  const known = new Map<readonly XmlElement[], Fate>()
  const surroundingFate = (target: XmlElement): Fate => {
    const around = ranges.around.get(target) ?? nothing
    const found = known.get(around)
    if (found !== undefined) return found
    const fates = new Set(around.map(fate))
    const made = fates.has('goes') ? 'goes' : fates.has('pending') ? 'pending' : 'stays'
    known.set(around, made)
    return made
  }
  return { decision, fate, surroundingFate, withoutMark: new WeakSet(), stranded: new Set() }
}

function isUnfiltered(choice: RevisionChoice): boolean {
  return choice.author === undefined && choice.kinds === undefined
}

function isChosen(revision: XmlElement, kind: RevisionKind, { author, kinds }: RevisionChoice): boolean {
  if (author !== undefined && attr(revision, 'w:author') !== author) return false
  return kinds === undefined || kinds.includes(kind)
}

const nothing: readonly XmlElement[] = []
const MOVES = new Set(['w:moveFromRangeStart', 'w:moveToRangeStart'])

interface Ranges {
  readonly startOf: Map<XmlElement, XmlElement>
  /** The ranges in which the start tag of a content control or custom XML stands (17.13.5.4–13), and the moves in which a row does. */
  readonly around: Map<XmlElement, readonly XmlElement[]>
}

function readRanges(root: XmlElement): Ranges {
  const ranges: Ranges = { startOf: new Map(), around: new Map() }
  visitRanges(root, ranges, new OpenRanges())
  return ranges
}

/** The ranges that are open at a place. What is asked of them twice in a row is the same list. */
class OpenRanges {
  readonly #open = new Map<string, XmlElement>()
  #controls: readonly XmlElement[] | null = null
  #moves: readonly XmlElement[] | null = null

  get controls(): readonly XmlElement[] {
    return (this.#controls ??= [...this.#open.values()].filter((each) => each.name.includes('ustomXml')))
  }

  get moves(): readonly XmlElement[] {
    return (this.#moves ??= [...this.#open.values()].filter((each) => MOVES.has(each.name)))
  }

  start(key: string, marker: XmlElement): void {
    this.#open.set(key, marker)
    this.#controls = this.#moves = null
  }

  end(key: string): XmlElement | undefined {
    const start = this.#open.get(key)
    if (this.#open.delete(key)) this.#controls = this.#moves = null
    return start
  }
}

function visitRanges(parent: XmlElement, ranges: Ranges, open: OpenRanges): void {
  for (const node of children(parent)) {
    const end = rangeEndOf(node.name)
    const id = attr(node, 'w:id') ?? ''
    if (end !== null) {
      open.start(`${end} ${id}`, node)
    } else if (isRangeEnd(node.name)) {
      const start = open.end(`${node.name} ${id}`)
      if (start !== undefined) ranges.startOf.set(node, start)
    } else {
      if (isWrapper(node) && open.controls.length > 0) ranges.around.set(node, open.controls)
      if (node.name === 'w:tr' && open.moves.length > 0) ranges.around.set(node, open.moves)
      visitRanges(node, ranges, open)
    }
  }
}

/** Content controls and custom XML (17.5): what a tracked range of markup can be about. */
export function isWrapper(node: XmlElement): boolean {
  return node.name === 'w:sdt' || node.name === 'w:customXml'
}
