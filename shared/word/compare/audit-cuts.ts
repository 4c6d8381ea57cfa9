import { descendants, textOf, type XmlElement } from '../xml/tree.ts'
import { wordsIn } from './audit-places.ts'
import type { Piece } from './pieces.ts'
import type { ShadowBlock } from './shadow.ts'
import type { StoryAudit } from './untracked.ts'

/** A piece of a paragraph, or a cut of it. */
export interface Cut {
  readonly piece: Piece
  readonly from: number
  readonly to: number
}

/** The pieces of a paragraph between two units. */
export function piecesOf(block: ShadowBlock | undefined, from: number, to: number): Cut[] {
  if (block?.kind !== 'paragraph') return []
  return block.pieces.flatMap((piece) => {
    const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)]
    return start < end ? [{ piece, from: start, to: end }] : []
  })
}

/** What a reader sees of a cut. */
export function words({ piece, from, to }: Cut): string {
  if (piece.kind === 'text') return (piece.content.name === 'w:tab' ? '\t' : piece.content.name === 'w:t' || piece.content.name === 'w:delText' ? textOf(piece.content) : ' ').slice(from - piece.from, to - piece.from)
  return wordsIn(piece.content)
}

/** Where an element stands, for a person. */
export function placeOf(element: XmlElement | null, isReceived: boolean, { sent, received, part }: StoryAudit): string {
  const places = isReceived ? received.places : sent.places
  return (element === null ? undefined : (places.get(element) ?? [...descendants(element, 'w:p')].map((each) => places.get(each)).find((each) => each !== undefined)))?.where ?? (part === 'body' ? '' : part)
}
