import type { Matching } from '#shared/compare/align-tokens.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/** Two texts and which of their tokens are kept. */
export interface Matched {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly matching: Matching
  readonly vocabulary: Vocabulary
}

/** A run of tokens kept on both sides without anything between them. */
export interface Island {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** The runs of kept tokens, in order. */
export function islandsOf({ a, matching }: Matched): Island[] {
  const islands: Island[] = []
  for (let at = 0; at < a.length; ) {
    const partner = matching[at] ?? -1
    if (partner === -1) {
      at += 1
      continue
    }
    let length = 1
    while (at + length < a.length && matching[at + length] === partner + length) length += 1
    islands.push({ fromA: at, toA: at + length, fromB: partner, toB: partner + length })
    at += length
  }
  return islands
}
