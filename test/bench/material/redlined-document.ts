import type { Mark, Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import type { ChangeStamp, FormatChangeAttributes, NodeChange } from '#shared/document/tracking.ts'
import { longDocument } from '#test/bench/material/long-document.ts'
import { prose, randomFrom } from '#test/bench/material/words.ts'

/** Who negotiated the text: two of either side. */
const authors = ['Ann Archer', 'Ben Mason', 'Clara Quist', 'Dov Peretz'] as const
const began = Date.parse('2026-02-02T09:00:00.000Z')
const minute = 60_000

/** A source of changes, each with a stamp of its own: authors by turns of a few, a minute apart. */
interface Pen {
  readonly random: () => number
  stamp(author?: string): ChangeStamp
  insertion(stamp: ChangeStamp): Mark
  deletion(stamp: ChangeStamp): Mark
}

function penOf(seed: number): Pen {
  const random = randomFrom(seed)
  let made = 0
  return {
    random,
    stamp(author) {
      made += 1
      const name = author ?? authors[Math.floor(made / 3) % authors.length] ?? authors[0]
      return { id: `change-${made}`, group: `group-${made}`, author: name, person: null, at: new Date(began + made * minute).toISOString(), move: null }
    },
    insertion: (stamp) => schema.marks.insertion.create(stamp),
    deletion: (stamp) => schema.marks.deletion.create(stamp),
  }
}

const between = (random: () => number, least: number, most: number): number => least + Math.floor(random() * (most - least + 1))

/** One change of some words that nobody changed yet; what comes back stands in their place. */
type Edit = (words: string, pen: Pen) => readonly Node[]

const strike: Edit = (words, pen) => [schema.text(words, [pen.deletion(pen.stamp())])]

const insert: Edit = (words, pen) => [schema.text(words), schema.text(` ${prose(pen.random, between(pen.random, 3, 9)).toLowerCase()}`, [pen.insertion(pen.stamp())])]

const replace: Edit = (words, pen) => {
  const gone = pen.stamp()
  const come = { ...gone, id: `${gone.id}-new` }
  return [schema.text(words, [pen.deletion(gone)]), schema.text(prose(pen.random, between(pen.random, 1, 6)).toLowerCase(), [pen.insertion(come)])]
}

const embolden: Edit = (words, pen) => {
  const change: FormatChangeAttributes = { ...pen.stamp(), mark: 'bold', before: null }
  return [schema.text(words, [schema.marks.bold.create(), schema.marks.formatChange.create(change)])]
}

/** What one author put in and another strikes out again: both are kept. */
const strikeAnothers: Edit = (words, pen) => {
  const first = pen.stamp()
  const other = authors[(authors.findIndex((name) => name === first.author) + 1) % authors.length] ?? authors[0]
  const marks = [pen.insertion(first), pen.deletion(pen.stamp(other))]
  return [schema.text(words), schema.text(` ${prose(pen.random, between(pen.random, 2, 5)).toLowerCase()}`, marks)]
}

/** How often each kind comes, of a hundred. */
const edits: readonly (readonly [number, Edit])[] = [[36, insert], [32, strike], [22, replace], [6, embolden], [4, strikeAnothers]]

function pick(random: () => number): Edit {
  let left = random() * 100
  for (const [share, edit] of edits) {
    left -= share
    if (left < 0) return edit
  }
  return strike
}

/** Changes some words in the middle of the longest text of a paragraph that nobody changed yet. */
function changeWords(block: Node, pen: Pen): Node {
  const plain = block.children.filter((child) => child.isText && child.marks.length === 0)
  const target = plain.toSorted((a, b) => b.nodeSize - a.nodeSize)[0]
  const words = target?.text?.split(' ') ?? []
  if (target === undefined || words.length < 4) throw new RangeError('There are no words left to change in a paragraph')
  const at = between(pen.random, 1, words.length - 3)
  const length = Math.min(between(pen.random, 1, 6), words.length - at - 1)
  const edited = [
    schema.text(`${words.slice(0, at).join(' ')} `),
    ...pick(pen.random)(words.slice(at, at + length).join(' '), pen),
    schema.text(` ${words.slice(at + length).join(' ')}`),
  ]
  return block.type.create(block.attrs, block.children.flatMap((child) => (child === target ? edited : [child])), block.marks)
}

function changeAlignment(block: Node, pen: Pen): Node {
  const change: NodeChange = { ...pen.stamp(), kind: 'property', attribute: 'align', before: null }
  return block.type.create({ ...block.attrs, align: 'justify', changes: [change] }, block.content, block.marks)
}

/** Strikes a whole paragraph out, its end with it. */
function strikeBlock(block: Node, pen: Pen): Node {
  const stamp = pen.stamp()
  const change: NodeChange = { ...stamp, kind: 'deletion' }
  const content = block.children.map((child) => child.mark(pen.deletion(stamp).addToSet(child.marks)))
  return block.type.create({ ...block.attrs, changes: [change] }, content, block.marks)
}

function newBlock(like: Node, pen: Pen): Node {
  const stamp = pen.stamp()
  const change: NodeChange = { ...stamp, kind: 'insertion' }
  const text = schema.text(prose(pen.random, 40), [pen.insertion(stamp)])
  return like.type.create({ ...like.attrs, id: `new-${stamp.id}`, changes: [change] }, [text])
}

export interface Redlined {
  /** The text with everybody's pending changes. */
  readonly redlined: Node
  /** How many changes it holds; a replacement is one. */
  readonly changes: number
}

/**
 * A long contract in negotiation: of so many chapters of 600 words, with so many changes spread evenly over it, four in a hundred of whole
 * paragraphs. The same for the same numbers.
 */
export function redlinedDocument(chapters: number, changes: number): Redlined {
  const original = longDocument(chapters)
  const pen = penOf(chapters * 7919 + changes)
  const clauses = original.children.flatMap((block, index) => (block.attrs['style'] === 'body' ? [index] : []))
  const perClause = new Map<number, number>()
  for (let change = 0; change < changes; change += 1) {
    const clause = clauses[Math.floor((change * clauses.length) / changes)] ?? 0
    perClause.set(clause, (perClause.get(clause) ?? 0) + 1)
  }
  let turn = 0
  const blocks = original.children.flatMap((block, index) => {
    let after: Node[] = []
    let now = block
    for (let left = perClause.get(index) ?? 0; left > 0; left -= 1) {
      turn += 1
      const alone = left === 1 && now === block
      if (turn % 50 === 7) after = [...after, newBlock(block, pen)]
      else if (turn % 50 === 23) now = changeAlignment(now, pen)
      else if (turn % 50 === 41 && alone) now = strikeBlock(now, pen)
      else now = changeWords(now, pen)
    }
    return [now, ...after]
  })
  const redlined = original.type.create(original.attrs, blocks)
  redlined.check()
  return { redlined, changes }
}
