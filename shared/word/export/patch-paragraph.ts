import type { Node } from 'prosemirror-model'
import { alignUnits, unitsOf, type Unit } from '#shared/word/export/aligned-units.ts'
import { InlineWriter, type InlineContext } from '#shared/word/export/inline-writer.ts'
import { nested } from '#shared/word/export/nesting.ts'
import { takeApart, type SourceChunk } from '#shared/word/export/source-chunks.ts'
import type { StructureChange } from '#shared/document/tracking.ts'
import type { SourcePiece } from '#shared/word/import/source-map.ts'
import { child, isElement, withAttribute, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** A paragraph of the file and what it was read as. */
export interface KnownParagraph {
  readonly source: XmlElement
  readonly pieces: readonly SourcePiece[]
  readonly node: Node
}

/** What of a chunk of the file is still there. */
interface ChunkState {
  readonly chunk: SourceChunk
  readonly first: number
  readonly count: number
}

/** Writes the content of a paragraph of the file that was changed: every run that is still what it was keeps its XML. */
class ParagraphPatch {
  readonly #node: Node
  readonly #pos: number
  readonly #context: InlineContext
  readonly #writer: InlineWriter
  readonly #before: readonly Unit[]
  readonly #after: readonly Unit[]
  readonly #matches: Int32Array
  readonly #states: readonly ChunkState[]
  readonly #loose: readonly (readonly { readonly node: XmlNode; readonly path: readonly XmlElement[] }[])[]
  readonly #chunkOf: Int32Array
  readonly #used = new Set<XmlElement>()
  #flushed = 0

  constructor(known: KnownParagraph, node: Node, pos: number, around: readonly StructureChange[], context: InlineContext) {
    this.#node = node
    this.#pos = pos
    this.#context = context
    this.#writer = new InlineWriter(context, around)
    this.#before = unitsOf(known.node)
    this.#after = unitsOf(node)
    this.#matches = alignUnits(this.#before, this.#after)
    const { chunks, loose } = takeApart(known.source, known.pieces)
    this.#loose = loose
    this.#chunkOf = new Int32Array(this.#before.length).fill(-1)
    this.#states = chunks.map((chunk, index) => {
      const first = this.#before.findIndex(({ from }) => from >= chunk.from)
      let count = 0
      for (let at = first; at >= 0 && at < this.#before.length && (this.#before[at]?.to ?? Infinity) <= chunk.to; at += 1) {
        this.#chunkOf[at] = index
        count += 1
      }
      return { chunk, first, count }
    })
  }

  write(): XmlNode[] {
    for (let at = 0; at < this.#after.length; ) {
      const unit = this.#after[at]
      if (unit === undefined) break
      this.#writer.point(...this.#context.points.at(this.#pos + 1 + unit.from))
      const kept = this.#keptAt(at)
      at = kept === null ? this.#segment(at) : this.#keep(kept, at)
    }
    this.#flush(this.#loose.length)
    this.#writer.point(...this.#context.points.at(this.#pos + 1 + this.#node.content.size))
    return nested(this.#writer.done(), this.#context.target.ids)
  }

  /** What stood before a chunk stands before what is left of it. */
  #flush(upTo: number): void {
    for (; this.#flushed < upTo; this.#flushed += 1) for (const leaf of this.#loose[this.#flushed] ?? []) this.#writer.placed(leaf)
  }

  /** The chunk that begins at a unit and is whole, if one does. */
  #keptAt(at: number): ChunkState | null {
    const match = this.#matches[at] ?? -1
    const state = match < 0 ? undefined : this.#states[this.#chunkOf[match] ?? -1]
    if (state === undefined || state.first !== match || state.count === 0) return null
    const around = this.#after[at]?.around
    for (let index = 0; index < state.count; index += 1) {
      const [now, was] = [this.#after[at + index], this.#before[match + index]]
      if (now === undefined || was === undefined || this.#matches[at + index] !== match + index) return null
      if (now.format !== was.format || now.around !== around) return null
      if (index > 0 && this.#context.points.at(this.#pos + 1 + now.from).length > 0) return null
    }
    return state
  }

  #keep({ chunk, first, count }: ChunkState, at: number): number {
    this.#flush((this.#chunkOf[first] ?? 0) + 1)
    const [now, was] = [this.#after[at], this.#before[first]]
    const same = Array.from({ length: count }, (_, index) => this.#before[first + index]?.around).every((around) => around === now?.around)
    if (same || now === undefined || was === undefined) for (const leaf of chunk.leaves) this.#writer.placed(leaf)
    else this.#writer.rewrapped(chunk.leaves.map(({ node }) => node), now.node.marks)
    return at + count
  }

  /** Writes units from one on as far as they are of one node and of one origin. */
  #segment(at: number): number {
    const first = this.#after[at]
    if (first === undefined) return at + 1
    const origin = (index: number): number => {
      const match = this.#matches[index] ?? -1
      return match < 0 ? -1 : (this.#chunkOf[match] ?? -1)
    }
    const from = origin(at)
    if (from >= 0) this.#flush(from + 1)
    const near = from >= 0 ? (this.#matches[at] ?? -1) : this.#neighbour(at)
    // What grew from a run and what is left of it are one run, as long as nothing stands between them.
    const home = near < 0 ? -1 : (this.#chunkOf[near] ?? -1)
    if (home >= 0 && near > (this.#states[home]?.first ?? 0)) this.#flush(home + 1)
    const joins = (index: number): boolean => origin(index) === -1 || (origin(index) === home && this.#flushed > home)
    let end = at + 1
    while (end < this.#after.length && this.#after[end]?.node === first.node && joins(end) && this.#context.points.at(this.#pos + 1 + (this.#after[end]?.from ?? 0)).length === 0 && this.#keptAt(end) === null) end += 1
    const was = near < 0 ? undefined : this.#before[near]
    const state = near < 0 ? undefined : this.#states[this.#chunkOf[near] ?? -1]
    const leaf = state?.chunk.leaves.find(({ node }) => isElement(node, 'w:r'))
    const run = leaf !== undefined && isElement(leaf.node) ? leaf.node : null
    const like = run !== null && was?.format === first.format ? this.#like(run) : null
    const around = leaf !== undefined && was?.around === first.around && from >= 0 ? leaf.path : leaf !== undefined && was?.around === first.around && was.around !== '[]' ? leaf.path : null
    const last = this.#after[end - 1] ?? first
    const node = first.node.isText ? first.node.cut(first.from - first.nodeFrom, last.to - first.nodeFrom) : first.node
    this.#writer.node(node, this.#pos + 1 + first.from, first.node.isText ? like : null, around)
    return end
  }

  /** The unit of the file beside which a new one grew: the one before it, unless that run is whole and the next one is not. */
  #neighbour(at: number): number {
    const matchFrom = (index: number, step: number): number => {
      for (let near = index; near >= 0 && near < this.#matches.length; near += step) if ((this.#matches[near] ?? -1) >= 0) return this.#matches[near] ?? -1
      return -1
    }
    const [previous, next] = [matchFrom(at - 1, -1), matchFrom(at + 1, 1)]
    if (previous < 0) return next
    const [before, after] = [this.#states[this.#chunkOf[previous] ?? -1], this.#states[this.#chunkOf[next] ?? -1]]
    const isEnd = before !== undefined && previous === before.first + before.count - 1
    return isEnd && after !== undefined && next > after.first ? next : previous
  }

  /** A run with nothing but its properties, for a part of it; a record of their change has an id of its own in each part. */
  #like(run: XmlElement): XmlElement {
    const properties = child(run, 'w:rPr')
    if (properties === null) return withChildren(run, [])
    const again = this.#used.has(properties)
    this.#used.add(properties)
    if (!again || child(properties, 'w:rPrChange') === null) return withChildren(run, [properties])
    return withChildren(run, [withChildren(properties, properties.children.map((node) => (isElement(node, 'w:rPrChange') ? withAttribute(node, 'w:id', this.#context.target.ids.next()) : node)))])
  }
}

/** The content of a changed paragraph, every run that is still what it was in its own XML. */
export function patchedContent(known: KnownParagraph, node: Node, pos: number, around: readonly StructureChange[], context: InlineContext): XmlNode[] {
  return new ParagraphPatch(known, node, pos, around, context).write()
}
