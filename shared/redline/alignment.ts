import type { Node } from 'prosemirror-model'

/**
 * Units [fromA, toA) of an old stream were replaced by units [fromB, toB) of a new one. A block list is read as a stream: each UTF-16 code
 * unit of text, each inline atom, each paragraph's end and each other block is one unit. Between replaced ranges the units correspond one to one.
 */
export interface Replaced {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
  /** The steps of a transaction say so: what has the id of something replaced need not be the same again. */
  readonly bySteps?: true
  /** Nothing in the range is the same again, whatever its id. */
  readonly anew?: true
}

/** Two children that correspond, by their indices in the old and the new parent. Lists of pairs ascend in both. */
export interface Pair {
  readonly before: number
  readonly after: number
}

/** Blocks [fromA, toA) of the old document stand, perhaps edited, as blocks [fromB, toB) of the new one, in another place. */
export interface BlockMove {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** How two documents correspond. The recorder knows it from the steps of a transaction, a comparison finds it. */
export interface Alignment {
  /** The streams of two block lists: documents, or cells. */
  readonly blocks: (before: Node, after: Node) => readonly Replaced[]
  /** The content of two footnotes, as units. */
  readonly inline: (before: Node, after: Node) => readonly Replaced[]
  /** The rows of two tables. */
  readonly rows: (before: Node, after: Node) => readonly Pair[]
  /** The cells of two rows that correspond. */
  readonly cells: (before: Node, after: Node) => readonly Pair[]
  /** Passages of the top level that were moved; `blocks` leaves them out on both sides. */
  readonly moves: (before: Node, after: Node) => readonly BlockMove[]
  /** The streams of a moved passage in its two places, each as a document of its own. */
  readonly passage: (before: Node, after: Node) => readonly Replaced[]
}
