import type { ContractObligations } from '#shared/ipc/obligations-api.ts'

type Line = ContractObligations['obligations'][number]['occurrences'][number]

export interface FoldedLines {
  readonly shown: readonly Line[]
  /** How many that are done are folded away, and how many that are still to come. */
  readonly past: number
  readonly later: number
}

/** What is to be done now, the last one done, the next two to come, and the one asked for. */
export function foldedLines(lines: readonly Line[], wanted: string | null): FoldedLines {
  const done = ({ state }: Line): boolean => state === 'accepted' || state === 'waived'
  const lastDone = lines.findLast(done)
  const next = new Set(lines.filter(({ state, overdue }) => state === 'scheduled' && !overdue).slice(0, 2))
  const keep = (line: Line): boolean => line === lastDone || next.has(line) || line.occurrence.id === wanted || (!done(line) && (line.state !== 'scheduled' || line.overdue))
  const shown = lines.filter(keep)
  const folded = lines.filter(line => !keep(line))
  return { shown, past: folded.filter(done).length, later: folded.filter(line => !done(line)).length }
}
