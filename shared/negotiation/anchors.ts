import type { Mark, Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { schema } from '#shared/document/schema.ts'

/** One UTF-16 unit of text, or an inline atom, where it stands in the document. */
interface Unit {
  readonly character: string
  readonly pos: number
  readonly end: number
  readonly marks: readonly Mark[]
}

/** One paragraph or footnote, its words read when they are asked for. */
interface Words {
  readonly id: string | null
  readonly node: Node
  readonly units: () => readonly Unit[]
}

/** A passage that a thread hangs on: its words, and how many units stand before it in its paragraph. */
interface Passage {
  readonly thread: string
  readonly block: string | null
  readonly before: number
  readonly text: string
}

const atom = '\uFFFC'

function unitsOf(parent: Node, start: number): Unit[] {
  const units: Unit[] = []
  parent.forEach((child, offset) => {
    const pos = start + offset
    const { text } = child
    if (text === undefined) units.push({ character: atom, pos, end: pos + child.nodeSize, marks: child.marks })
    else for (let at = 0; at < text.length; at += 1) units.push({ character: text.charAt(at), pos: pos + at, end: pos + at + 1, marks: child.marks })
  })
  return units
}

function wordsOf(doc: Node): Words[] {
  const words: Words[] = []
  doc.descendants((node, pos) => {
    if (!node.inlineContent) return
    let known: readonly Unit[] | null = null
    words.push({ id: (node.attrs['id'] as string | null | undefined) ?? null, node, units: () => (known ??= unitsOf(node, pos + 1)) })
  })
  return words
}

function hasComments(node: Node): boolean {
  return node.children.some((child) => child.marks.some((mark) => mark.type.name === 'comment'))
}

function threadsOn(unit: Unit): string[] {
  return unit.marks.filter((mark) => mark.type.name === 'comment').map((mark) => String(mark.attrs['thread']))
}

/** The threads that some words of a text carry. */
export function anchoredThreads(doc: Node): ReadonlySet<string> {
  const threads = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'comment') threads.add(String(mark.attrs['thread']))
  })
  return threads
}

/** The text with the comments that are let through, and without all others. */
export function withComments(doc: Node, keep: (thread: string) => boolean): Node {
  const threads = [...anchoredThreads(doc)]
  const leaving = threads.filter((thread) => !keep(thread))
  if (leaving.length === threads.length) return new Transform(doc).removeMark(0, doc.content.size, schema.marks.comment).doc
  return leaving.reduce((tr, thread) => tr.removeMark(0, doc.content.size, schema.marks.comment.create({ thread })), new Transform(doc)).doc
}

/** The text without comments. */
export function withoutComments(doc: Node): Node {
  return withComments(doc, () => false)
}

function passagesIn(doc: Node): Passage[] {
  const passages: Passage[] = []
  for (const words of wordsOf(doc)) {
    if (!hasComments(words.node)) continue
    const { id } = words
    const units = words.units()
    const threads = new Set(units.flatMap(threadsOn))
    for (const thread of threads) {
      const carried = units.map((unit) => threadsOn(unit).includes(thread))
      const from = carried.indexOf(true)
      const to = carried.lastIndexOf(true)
      passages.push({ thread, block: id, before: from, text: units.slice(from, to + 1).map((unit) => unit.character).join('') })
    }
  }
  return passages
}

/** The units that stand in the text as it was before its changes, or as it is after them. */
function readingOf(units: readonly Unit[], without: 'insertion' | 'deletion'): readonly Unit[] {
  return units.filter((unit) => !unit.marks.some((mark) => mark.type.name === without))
}

/** Every place of a text in another one. */
function placesOf(text: string, within: string): number[] {
  const places: number[] = []
  for (let at = within.indexOf(text); at !== -1; at = within.indexOf(text, at + 1)) places.push(at)
  return places
}

/** Where a passage stands in some words: the nearest place to the one it had, in the text as it was, or else as it is now. */
function placeIn(words: Words, { text, before }: Passage): { from: number; to: number } | null {
  for (const without of ['insertion', 'deletion'] as const) {
    const units = readingOf(words.units(), without)
    const [nearest] = placesOf(text, units.map((unit) => unit.character).join('')).toSorted((a, b) => Math.abs(a - before) - Math.abs(b - before))
    const first = nearest === undefined ? undefined : units[nearest]
    const last = nearest === undefined ? undefined : units[nearest + text.length - 1]
    if (first !== undefined && last !== undefined) return { from: first.pos, to: last.end }
  }
  return null
}

/** The place of a passage in a text: in the paragraph it was in, or else the one place where its words stand. */
function findPassage(all: readonly Words[], byId: ReadonlyMap<string, Words>, passage: Passage): { from: number; to: number } | null {
  const own = passage.block === null ? undefined : byId.get(passage.block)
  const here = own === undefined ? null : placeIn(own, passage)
  if (here !== null) return here
  const elsewhere = all.map((words) => placeIn(words, passage)).filter((place) => place !== null)
  return elsewhere.length === 1 ? (elsewhere[0] ?? null) : null
}

/**
 * Carries the comments of one text over to another that takes its place: each passage is found by its paragraph and its words. Comments the
 * other text has already stay where they are there; a passage whose words are nowhere, or in several places, is left without its mark, and its
 * thread remains with the words it quotes.
 */
export function carryComments(from: Node, to: Node): Node {
  const passages = passagesIn(from)
  if (passages.length === 0) return to
  const anchored = anchoredThreads(to)
  const all = wordsOf(to)
  const byId = new Map(all.flatMap((words) => (words.id === null ? [] : [[words.id, words] as const])))
  const tr = new Transform(to)
  for (const passage of passages) {
    const place = anchored.has(passage.thread) ? null : findPassage(all, byId, passage)
    if (place !== null) tr.addMark(place.from, place.to, schema.marks.comment.create({ thread: passage.thread }))
  }
  return tr.doc
}
