import type { Node } from 'prosemirror-model'

/** A piece of a stream: text (cut where need be), an inline atom, a paragraph's end, or another block. */
export interface Unit {
  readonly kind: 'text' | 'atom' | 'end' | 'block'
  /** The text, the atom, the paragraph that ends, or the block. */
  readonly node: Node
  /** The index of the block this piece is of. */
  readonly block: number
  readonly from: number
  readonly to: number
}

/** A list of blocks read as a stream of units (see alignment.ts). */
export interface Stream {
  readonly blocks: readonly Node[]
  /** Where each block starts, in units; the last entry is the length of the stream. */
  readonly starts: readonly number[]
}

/** The units of an inline node: one for each UTF-16 code unit of text, one for an atom. */
export function inlineUnits(node: Node): number {
  return node.isText ? node.nodeSize : 1
}

function unitsOf(block: Node): number {
  if (block.type.name !== 'paragraph') return 1
  let units = 1
  for (const child of block.children) units += inlineUnits(child)
  return units
}

export function streamOf(blocks: readonly Node[]): Stream {
  const starts = [0]
  for (const block of blocks) starts.push((starts.at(-1) ?? 0) + unitsOf(block))
  return { blocks, starts }
}

export function streamLength({ starts }: Stream): number {
  return starts.at(-1) ?? 0
}

/** The block in which a unit lies. */
export function blockAt({ starts }: Stream, unit: number): number {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= unit) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The pieces of a stream between two units. */
export function unitsBetween(stream: Stream, from: number, to: number): Unit[] {
  const units: Unit[] = []
  if (from >= to) return units
  for (let block = blockAt(stream, from); block < stream.blocks.length && (stream.starts[block] ?? 0) < to; block += 1) {
    const node = stream.blocks[block]
    let at = stream.starts[block] ?? 0
    if (node === undefined) break
    if (node.type.name !== 'paragraph') {
      units.push({ kind: 'block', node, block, from: at, to: at + 1 })
      continue
    }
    for (const child of node.children) {
      const end = at + inlineUnits(child)
      if (end > from && at < to) {
        const cutFrom = Math.max(from, at)
        const cutTo = Math.min(to, end)
        const whole = cutFrom === at && cutTo === end
        units.push({ kind: child.isText ? 'text' : 'atom', node: whole ? child : child.cut(cutFrom - at, cutTo - at), block, from: cutFrom, to: cutTo })
      }
      at = end
    }
    if (at >= from && at < to) units.push({ kind: 'end', node, block, from: at, to: at + 1 })
  }
  return units
}

/** The paragraph that ends at a unit, or null where something else stands there. */
export function endAt(stream: Stream, unit: number): Node | null {
  if (unit < 0 || unit >= streamLength(stream)) return null
  const block = blockAt(stream, unit)
  const node = stream.blocks[block]
  return node !== undefined && node.type.name === 'paragraph' && stream.starts[block + 1] === unit + 1 ? node : null
}

/** The inline content of a footnote or a paragraph as pieces between two units. */
export function inlineBetween(parent: Node, from: number, to: number): Node[] {
  // Nothing lies between a place and itself, though it be in the middle of a text.
  if (from >= to) return []
  const pieces: Node[] = []
  let at = 0
  for (const child of parent.children) {
    const end = at + inlineUnits(child)
    if (end > from && at < to) pieces.push(at >= from && end <= to ? child : child.cut(Math.max(from, at) - at, Math.min(to, end) - at))
    at = end
  }
  return pieces
}
