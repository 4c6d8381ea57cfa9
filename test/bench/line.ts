import { median } from '#test/bench/timing.ts'

/** What a figure has to come to: a ratio or a figure of our own of at most, or a share of at least. */
export type Aim = { readonly of: 'ratio' | 'ours'; readonly most: number } | { readonly of: 'ours'; readonly least: number }

/** One line of the table. */
export interface Line {
  readonly what: string
  readonly unit: 'ms' | '%' | 'MB'
  readonly ours: number
  readonly peer: { readonly name: string; readonly value: number } | null
  /** Ours to the peer's: the median of the rounds' own ratios, so that a machine that slows down half-way slows both. */
  readonly ratio: number | null
  readonly aim: Aim | null
  readonly met: boolean | null
  /** How many figures ours is the median of. */
  readonly runs: number
}

function isMet(aim: Aim | null, ours: number, ratio: number | null): boolean | null {
  if (aim === null) return null
  if ('least' in aim) return ours >= aim.least
  const figure = aim.of === 'ours' ? ours : ratio
  return figure === null ? null : figure <= aim.most
}

/** A figure by itself. */
export function figure(what: string, unit: Line['unit'], values: readonly number[], aim: Aim | null = null): Line {
  const ours = median(values)
  return { what, unit, ours, peer: null, ratio: null, aim, met: isMet(aim, ours, null), runs: values.length }
}

/** Milliseconds of ours beside a peer's, or megabytes, round by round. */
export function comparison(
  what: string,
  rounds: { readonly ours: readonly number[]; readonly peer: readonly number[] },
  peerName: string,
  aim: Aim | null = null,
  unit: Line['unit'] = 'ms',
): Line {
  const ours = median(rounds.ours)
  const ratio = median(rounds.ours.map((value, round) => value / (rounds.peer[round] ?? Number.NaN)))
  return { what, unit, ours, peer: { name: peerName, value: median(rounds.peer) }, ratio, aim, met: isMet(aim, ours, ratio), runs: rounds.ours.length }
}
