import type { Line } from '#test/bench/line.ts'

/** What a topic answers: its lines, and what should be said below the table. */
export interface Measured {
  readonly lines: readonly Line[]
  readonly notes: readonly string[]
}

export type Topic = () => Promise<Measured>
