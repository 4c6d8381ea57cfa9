/** A stretch of a viewed text: where it begins there, and where what it holds stands in the document that is viewed. */
export interface Stretch {
  readonly at: number
  /** The position of the node itself: of the paragraph whose attributes stand, where several run into one. */
  readonly source: number
  /** Where everything that went into it begins and ends. */
  readonly from: number
  readonly end: number
  /** The source of a position inside, by its distance from `at`; null where all positions inside correspond one to one. */
  readonly inside: ((offset: number) => number) | null
}

/** The last stretch that begins at or before a position. */
function stretchAt<S extends { readonly at: number }>(stretches: readonly S[], pos: number): S | undefined {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stretches[middle]?.at ?? 0) <= pos) low = middle + 1
    else high = middle
  }
  return stretches[low - 1]
}

/** The source of the node or character at a position. */
export function sourceIn(stretches: readonly Stretch[], pos: number): number {
  const found = stretchAt(stretches, pos)
  if (found === undefined) return pos
  const offset = pos - found.at
  return offset === 0 ? found.source : (found.inside?.(offset) ?? found.source + offset)
}

/** Where the block at a position begins in the source, with every paragraph that runs into it. */
export function passageStartIn(stretches: readonly Stretch[], pos: number): number {
  const found = stretchAt(stretches, pos)
  return found === undefined || pos !== found.at ? sourceIn(stretches, pos) : found.from
}

/** Where the block that ends at a position ends in the source. */
export function passageEndIn(stretches: readonly Stretch[], pos: number): number {
  const found = stretchAt(stretches, pos - 1)
  if (found === undefined) return pos
  return found.inside === null ? found.source + pos - found.at : found.end
}

/** A piece of inline content: where it begins in the viewed content, and where in the source's. */
export interface Piece {
  readonly at: number
  readonly source: number
}

/** The source of an offset in pieced content: within a piece offsets correspond one to one. */
export function sourceInPieces(pieces: readonly Piece[], offset: number): number {
  const found = stretchAt(pieces, offset)
  return found === undefined ? offset : found.source + offset - found.at
}
