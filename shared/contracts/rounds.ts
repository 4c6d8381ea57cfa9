import type { Turn } from '#shared/contracts/contract.ts'
import { daysHeld } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'

/** The turn going to a side at a moment. */
export interface Pass {
  readonly to: Turn
  readonly at: Instant
}

/** Every turn of a contract, oldest first. */
export interface TurnHistory {
  readonly turns: readonly {
    readonly holder: Turn
    readonly since: Instant
    /** Null while it is still held. */
    readonly until: Instant | null
    /** Whole days of 24 hours. */
    readonly days: number
  }[]
  /** How often the text went over to the other side. */
  readonly rounds: number
  /** Whole days each side held it in all, counted from the sum of the hours and not of rounded days. */
  readonly days: Readonly<Record<Turn, number>>
}

const dayInMilliseconds = 86_400_000

function milliseconds(since: Instant, until: Instant): number {
  return Math.max(0, Date.parse(until) - Date.parse(since))
}

/**
 * Who held the text, how long, and how often it crossed. A contract begins on our turn. `ended` is when it was signed by all or given up:
 * nobody holds it after that.
 */
export function turnHistory(begun: Instant, passes: readonly Pass[], now: Instant, ended: Instant | null = null): TurnHistory {
  const last = ended ?? now
  const starts: Pass[] = [{ to: 'ours', at: begun }, ...passes]
  const turns = starts.map(({ to, at }, index) => {
    const next = starts[index + 1]?.at ?? null
    const until = next ?? ended
    return { holder: to, since: at, until, days: daysHeld(at, next ?? last) }
  })
  const total = (holder: Turn): number =>
    Math.floor(turns.reduce((sum, turn) => (turn.holder === holder ? sum + milliseconds(turn.since, turn.until ?? last) : sum), 0) / dayInMilliseconds)
  return { turns, rounds: passes.filter((pass) => pass.to === 'theirs').length, days: { ours: total('ours'), theirs: total('theirs') } }
}
