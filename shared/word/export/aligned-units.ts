import type { Node } from 'prosemirror-model'
import { attributesKey, marksKey } from '#shared/word/export/same-content.ts'

/** A character or an atom of a paragraph. */
export interface Unit {
  /** Offsets in the paragraph's content. */
  readonly from: number
  readonly to: number
  /** The inline node it is of, and where that begins. */
  readonly node: Node
  readonly nodeFrom: number
  /** What it is, without marks; a word character joins others into a word. */
  readonly key: string
  /** Its formatting, and what lies around its run: changes, a link, a condition. */
  readonly format: string
  readonly around: string
}

const aroundNames: ReadonlySet<string> = new Set(['insertion', 'deletion', 'link', 'conditional'])

function contentKey(node: Node): string {
  return JSON.stringify([node.type.name, attributesKey(node), node.children.map((inner) => [inner.text ?? contentKey(inner), marksKey(inner.marks)])])
}

/** The units of a paragraph's content in order. */
export function unitsOf(paragraph: Node): Unit[] {
  const units: Unit[] = []
  paragraph.forEach((node, offset) => {
    const format = marksKey(node.marks.filter(({ type }) => !aroundNames.has(type.name) && type.name !== 'comment'))
    const around = marksKey(node.marks.filter(({ type }) => aroundNames.has(type.name)))
    if (!node.isText) {
      units.push({ from: offset, to: offset + node.nodeSize, node, nodeFrom: offset, key: contentKey(node), format, around })
      return
    }
    const words = node.text ?? ''
    let at = offset
    // By characters, so that none of two halves is ever cut.
    for (const key of words) {
      units.push({ from: at, to: at + key.length, node, nodeFrom: offset, key, format, around })
      at += key.length
    }
  })
  return units
}

interface Token {
  readonly from: number
  readonly to: number
  readonly key: string
}

function isWord(unit: Unit | undefined): boolean {
  return unit !== undefined && /^[\p{L}\p{N}]$/u.test(unit.key)
}

function tokensOf(units: readonly Unit[], from: number, to: number): Token[] {
  const tokens: Token[] = []
  for (let at = from; at < to; ) {
    let end = at + 1
    if (isWord(units[at])) while (end < to && isWord(units[end])) end += 1
    tokens.push({ from: at, to: end, key: units.slice(at, end).map(({ key }) => key).join('') })
    at = end
  }
  return tokens
}

/** More than this is not compared word by word: one side then takes the place of the other. */
const mostPairs = 4_000_000

/** For each unit of `after` the index of the same unit of `before`, or -1; in order, whole words at a time. */
export function alignUnits(before: readonly Unit[], after: readonly Unit[]): Int32Array {
  const matches = new Int32Array(after.length).fill(-1)
  const same = (a: number, b: number): boolean => before[a]?.key === after[b]?.key
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && same(start, start)) start += 1
  let end = 0
  while (end < shorter - start && same(before.length - 1 - end, after.length - 1 - end)) end += 1
  // What is the same at both ends ends where a word does, so that words are exchanged whole.
  const cuts = (units: readonly Unit[], at: number): boolean => isWord(units[at - 1]) && isWord(units[at]) && units[at - 1]?.node === units[at]?.node
  while (start > 0 && (cuts(before, start) || cuts(after, start))) start -= 1
  while (end > 0 && (cuts(before, before.length - end) || cuts(after, after.length - end))) end -= 1
  for (let at = 0; at < start; at += 1) matches[at] = at
  for (let at = 1; at <= end; at += 1) matches[after.length - at] = before.length - at
  const [a, b] = [tokensOf(before, start, before.length - end), tokensOf(after, start, after.length - end)]
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostPairs) return matches
  const width = b.length + 1
  const lengths = new Int32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i]?.key === b[j]?.key ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && right !== undefined && left.key === right.key) {
      for (let at = 0; at < right.to - right.from; at += 1) matches[right.from + at] = left.from + at
      i += 1
      j += 1
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return matches
}
