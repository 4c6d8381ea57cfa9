import type { Node } from 'prosemirror-model'
import { alignItems, alike, type Pairing } from '#shared/compare/align-items.ts'
import { alignTokens, type Effort, type Matching } from '#shared/compare/align-tokens.ts'
import { groupParagraphs, type Group } from '#shared/compare/groups.ts'
import type { Item, ItemReader } from '#shared/compare/items.ts'
import { makeReadable } from '#shared/compare/readable.ts'
import { heavy, likeness } from '#shared/compare/similarity.ts'
import type { Tokens } from '#shared/compare/tokens.ts'
import { KeptUnits, solid } from '#shared/compare/units.ts'
import type { Replaced } from '#shared/redline/alignment.ts'

/** What a whole comparison shares: the words read, and how much work may still be done. */
export interface Comparing {
  readonly items: ItemReader
  readonly effort: Effort
}

/** Two lists of blocks, and which correspond. */
export interface AlignedBlocks {
  readonly a: readonly Item[]
  readonly b: readonly Item[]
  readonly pairing: Pairing
  readonly groups: readonly Group[]
}

export function alignBlocks(a: readonly Node[], b: readonly Node[], { items }: Comparing): AlignedBlocks {
  const [itemsA, itemsB] = [a.map((node) => items.read(node)), b.map((node) => items.read(node))]
  const pairing = alignItems(itemsA, itemsB, items)
  return { a: itemsA, b: itemsB, pairing, groups: groupParagraphs(itemsA, itemsB, pairing, items) }
}

interface Stream {
  readonly starts: readonly number[]
  readonly text: string
}

function streamOf(items: readonly Item[]): Stream {
  const starts: number[] = []
  const texts: string[] = []
  let at = 0
  for (const { tokens } of items) {
    starts.push(at)
    if (tokens !== null) texts.push(tokens.text)
    texts.push(solid)
    at += (tokens?.text.length ?? 0) + 1
  }
  return { starts, text: texts.join('') }
}

/** The words of paragraphs as one run with the ends between them, and the units at which each token begins and ends. */
interface Run {
  readonly ids: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly footnotes: ReadonlyMap<number, Node>
}

function runOf(parts: readonly { readonly tokens: Tokens; readonly start: number }[], end: number): Run {
  const length = parts.reduce((sum, { tokens }) => sum + tokens.ids.length, 0) + parts.length - 1
  const run = { ids: new Int32Array(length), from: new Int32Array(length), to: new Int32Array(length), footnotes: new Map<number, Node>() }
  let at = 0
  parts.forEach(({ tokens, start }, part) => {
    tokens.ids.forEach((id, index) => {
      run.ids[at + index] = id
      run.from[at + index] = start + (tokens.from[index] ?? 0)
      run.to[at + index] = start + (tokens.to[index] ?? 0)
    })
    for (const [index, node] of tokens.footnotes) run.footnotes.set(at + index, node)
    at += tokens.ids.length
    if (part === parts.length - 1) return
    run.ids[at] = end
    run.from[at] = start + tokens.text.length
    run.to[at] = start + tokens.text.length + 1
    at += 1
  })
  return run
}

/** So many footnotes are compared with so many others at most. */
const mostFootnotePairs = 400

/** Gives a footnote of B the number of the footnote of A that it was, if it is alike and none of its own words is in A. */
function footnotesAsOne(a: Run, b: Run, items: ItemReader): Int32Array {
  if (a.footnotes.size === 0 || b.footnotes.size === 0 || a.footnotes.size * b.footnotes.size > mostFootnotePairs) return b.ids
  const ids = Int32Array.from(b.ids)
  const taken = new Set<number>()
  const known = new Set([...a.footnotes.keys()].map((index) => a.ids[index]))
  const also = new Set([...b.footnotes.keys()].map((index) => b.ids[index]))
  for (const [index, node] of b.footnotes) {
    if (known.has(b.ids[index])) continue
    const item = items.read(node)
    let best = { index: -1, similarity: alike }
    for (const [other, candidate] of a.footnotes) {
      if (taken.has(other) || also.has(a.ids[other])) continue
      const { similarity } = likeness(items.read(candidate), item, items)
      if (similarity >= best.similarity) best = { index: other, similarity }
    }
    if (best.index === -1) continue
    taken.add(best.index)
    ids[index] = a.ids[best.index] ?? 0
  }
  return ids
}

function keepMatching(kept: KeptUnits, a: Run, b: Run, matching: Matching): void {
  matching.forEach((partner, index) => {
    if (partner === -1) return
    const from = a.from[index] ?? 0
    kept.keep(from, b.from[partner] ?? 0, (a.to[index] ?? 0) - from)
  })
}

/** Two paragraphs that correspond by their ids or their place and have no words in common to speak of: one was written anew. */
function isRewritten(x: Item | undefined, y: Item | undefined, { fromA, toA, fromB, toB }: Group, items: ItemReader): boolean {
  if (toA - fromA > 1 || toB - fromB > 1 || x === undefined || y === undefined) return false
  return Math.min(x.mass, y.mass) >= heavy && likeness(x, y, items).similarity < alike
}

function matchRuns(a: Run, b: Run, comparing: Comparing): Matching {
  const { items, effort } = comparing
  const ids = footnotesAsOne(a, b, items)
  const matching = alignTokens(a.ids, ids, items.vocabulary, effort)
  makeReadable(a.ids, ids, matching, items.vocabulary)
  return matching
}

/** The units of one inline content that were replaced by units of another: footnotes. */
export function replacedInline(before: Node, after: Node, comparing: Comparing): Replaced[] {
  const { reader, vocabulary } = comparing.items
  const [x, y] = [reader.read(before), reader.read(after)]
  const kept = new KeptUnits()
  if (x === y) kept.keep(0, 0, x.text.length)
  else {
    const [a, b] = [runOf([{ tokens: x, start: 0 }], vocabulary.end), runOf([{ tokens: y, start: 0 }], vocabulary.end)]
    keepMatching(kept, a, b, matchRuns(a, b, comparing))
  }
  return kept.replaced(x.text, y.text)
}

function partsOf(list: readonly Item[], { starts }: Stream, from: number, to: number): { tokens: Tokens; start: number }[] {
  return list.slice(from, to).flatMap(({ tokens }, index) => (tokens === null ? [] : [{ tokens, start: starts[from + index] ?? 0 }]))
}

/** The units of two lists of blocks that were replaced (see alignment.ts). Blocks in no pair and no group are in it whole. */
export function replacedUnits({ a, b, pairing, groups }: AlignedBlocks, comparing: Comparing): Replaced[] {
  const [streamA, streamB] = [streamOf(a), streamOf(b)]
  const { end } = comparing.items.vocabulary
  const kept = new KeptUnits()
  const keepPair = (x: Item, y: Item, startA: number, startB: number): void => {
    kept.meet(startA, startB)
    if (x.tokens === null || y.tokens === null) kept.keep(startA, startB, 1)
    else if (x.tokens === y.tokens) kept.keep(startA, startB, x.tokens.text.length + 1)
    else {
      // The same words with other white space between them.
      const [first, second] = [x.tokens, y.tokens]
      first.from.forEach((from, index) => kept.keep(startA + from, startB + (second.from[index] ?? 0), (first.to[index] ?? 0) - from))
      kept.keep(startA + first.text.length, startB + second.text.length, 1)
    }
  }
  let next = 0
  for (let index = 0; index < a.length; index += 1) {
    const group = groups[next]
    if (group !== undefined && group.fromA === index) {
      const runA = runOf(partsOf(a, streamA, group.fromA, group.toA), end)
      const runB = runOf(partsOf(b, streamB, group.fromB, group.toB), end)
      kept.meet(streamA.starts[group.fromA] ?? 0, streamB.starts[group.fromB] ?? 0)
      if (!isRewritten(a[group.fromA], b[group.fromB], group, comparing.items)) keepMatching(kept, runA, runB, matchRuns(runA, runB, comparing))
      const [lastA, lastB] = [group.toA - 1, group.toB - 1]
      kept.keep((streamA.starts[lastA] ?? 0) + (a[lastA]?.tokens?.text.length ?? 0), (streamB.starts[lastB] ?? 0) + (b[lastB]?.tokens?.text.length ?? 0), 1)
      index = group.toA - 1
      next += 1
      continue
    }
    const partner = pairing[index] ?? -1
    const [x, y] = [a[index], b[partner]]
    if (x !== undefined && y !== undefined) keepPair(x, y, streamA.starts[index] ?? 0, streamB.starts[partner] ?? 0)
  }
  return kept.replaced(streamA.text, streamB.text)
}
