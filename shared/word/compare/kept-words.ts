import { child, type XmlElement } from '../xml/tree.ts'
import { propertiesKey } from './element-keys.ts'
import type { Operation, Status } from './operations.ts'
import type { Piece } from './pieces.ts'
import type { ShadowBlock, ShadowList } from './shadow.ts'
import type { StoryWriting } from './story-writing.ts'
import type { InlineItem } from './write-inline.ts'

interface Cut {
  readonly piece: Piece
  readonly from: number
  readonly to: number
}

/** The pieces of a paragraph between two units, with those that are empty in front of each, if asked for. */
function cut(block: ShadowBlock | undefined, from: number, to: number, withEmpty: boolean): Cut[] {
  if (block?.kind !== 'paragraph') return []
  return block.pieces.flatMap((piece): Cut[] => {
    if (piece.kind === 'empty') return withEmpty && piece.from >= from && piece.from < to ? [{ piece, from: piece.from, to: piece.to }] : []
    const [start, end] = [Math.max(piece.from, from), Math.min(piece.to, to)]
    return start < end ? [{ piece, from: start, to: end }] : []
  })
}

/** The pieces of a step as they are written: of one side, or of both with what their formatting was. */
export class InlineItems {
  readonly #writing: StoryWriting

  constructor(writing: StoryWriting) {
    this.#writing = writing
  }

  of({ status, old, now }: Extract<Operation, { kind: 'inline' }>, before: ShadowList, after: ShadowList): InlineItem[] {
    const left = old === null ? [] : cut(before.blocks[old.block], old.from, old.to, false)
    const right = now === null ? [] : cut(after.blocks[now.block], now.from, now.to, true)
    if (now === null) return left.map((each) => ({ ...each, status, isOld: true }))
    if (old === null) return right.map((each) => ({ ...each, status, isOld: false }))
    return this.#zipped(left, right, status)
  }

  /** Kept words, cut where the formatting of either side changes. */
  #zipped(left: readonly Cut[], right: readonly Cut[], status: Status): InlineItem[] {
    const out: InlineItem[] = []
    let next = 0
    let done = 0
    let covered = 0
    for (const each of right) {
      if (each.piece.kind === 'empty') {
        out.push({ ...each, status, isOld: false })
        continue
      }
      if (each.piece.kind === 'field') {
        out.push({ ...each, status, isOld: false })
        if (each.from < covered) continue
        // The parts of a field share one unit.
        covered = each.to
        next = left.findIndex((other, at) => at >= next && other.piece.kind === 'field')
        const { from = 0 } = left[next] ?? {}
        while (left[next]?.piece.kind === 'field' && left[next]?.from === from) next += 1
        done = 0
        continue
      }
      let from = each.from
      while (from < each.to) {
        const other = left[next]
        if (other === undefined) break
        const start = Math.max(other.from, done)
        const length = Math.min(each.to - from, other.to - start)
        if (other.piece.kind === 'note' && each.piece.kind === 'note') this.#writing.keptNote(other.piece.content, each.piece.content)
        out.push({ piece: each.piece, from, to: from + length, status, isOld: false, ...this.#formatBefore(other.piece, each.piece) })
        from += length
        done = start + length
        if (done >= other.to) {
          next += 1
          done = 0
        }
      }
      if (from < each.to) out.push({ piece: each.piece, from, to: each.to, status, isOld: false })
    }
    return out
  }

  readonly #formats = new WeakMap<XmlElement, WeakMap<XmlElement, { before?: XmlElement | null }>>()

  #formatBefore(old: Piece, now: Piece): { before?: XmlElement | null } {
    if (old.run === null || now.run === null) return {}
    const known = this.#formats.get(old.run)?.get(now.run)
    if (known !== undefined) return known
    const before = this.#writing.adoption.formatted(child(old.run, 'w:rPr'))
    const same = propertiesKey(before, this.#writing.now.reading.targets) === propertiesKey(child(now.run, 'w:rPr'), this.#writing.now.reading.targets)
    const made = same ? {} : { before }
    const ofOld = this.#formats.get(old.run) ?? new WeakMap<XmlElement, { before?: XmlElement | null }>()
    this.#formats.set(old.run, ofOld.set(now.run, made))
    return made
  }
}
