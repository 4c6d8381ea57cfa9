import type { Turnaround } from '#shared/approvals/queue.ts'
import type { Decision, Round } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import { waitingSeats } from '#shared/approvals/waiting.ts'
import type { Instant, PersonId } from '#shared/lib/ids.ts'

const dayInMilliseconds = 86_400_000

/** So many times a stage must have been decided before it can be called the slowest. */
const enoughToTell = 3

function days(from: Instant, to: Instant): number {
  return Math.max(0, Date.parse(to) - Date.parse(from)) / dayInMilliseconds
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** The value below which a share of the values lies, by nearest rank; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

/** The middle of the values; of an even number, halfway between the two. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The decisions that were given in a round itself, not carried into it. */
function ownDecisions(round: Round): Decision[] {
  return round.decisions.filter(({ at }) => at >= round.submittedAt)
}

/** How long a round took until it was approved or rejected, in days; null while it waits, and where it was taken back. */
function duration(round: Round): number | null {
  if (round.state === 'approved' || round.state === 'rejected') return round.endedAt === null ? null : days(round.submittedAt, round.endedAt)
  // A text is edited again only after it was approved, which it was with the last decision.
  const last = ownDecisions(round).at(-1)
  return round.state === 'edited' && last !== undefined ? days(round.submittedAt, last.at) : null
}

function grouped<T>(values: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const [key, value] of values) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}

/** From when a stage could be decided: the last decision of the stages before it, else the submission. */
function opened(round: Round, stage: string): Instant {
  const place = round.stages.findIndex(({ id }) => id === stage)
  const before = new Set(round.stages.slice(0, place).map(({ id }) => id))
  return ownDecisions(round).filter((decision) => before.has(decision.stage)).reduce((latest, { at }) => (at > latest ? at : latest), round.submittedAt)
}

/** Figures of turnaround over the rounds that ended, in days with one decimal (P8). */
export function turnaround(rounds: readonly Round[], house: House): Turnaround {
  const ended = rounds.filter((round) => duration(round) !== null)
  const lengths = ended.flatMap((round) => duration(round) ?? [])
  const decided = rounds.flatMap((round) => ownDecisions(round).map((decision) => ({ round, decision, days: days(opened(round, decision.stage), decision.at) })))
  const byStage = grouped(
    rounds.flatMap((round) =>
      round.stages.flatMap((stage) => {
        const last = ownDecisions(round).findLast((decision) => decision.stage === stage.id)
        return last === undefined ? [] : [[stage.name, days(opened(round, stage.id), last.at)] as const]
      }),
    ),
  )
  const stages = [...byStage].map(([name, took]) => ({ name, decided: took.length, median: rounded(median(took) ?? 0), p90: rounded(percentile(took, 0.9) ?? 0) }))
  const slow = stages.filter((stage) => stage.decided >= enoughToTell).toSorted((a, b) => b.median - a.median)
  const waiting = grouped(rounds.flatMap((round) => waitingSeats(round, house).flatMap(({ deciders }) => deciders.slice(0, 1).map((person) => [person, round] as const))))
  const byPerson = grouped(decided.map(({ decision, days: took }) => [decision.by, took] as const))
  const people = new Set<string>([...byPerson.keys(), ...waiting.keys()])
  const figures = (person: PersonId, name: string): Turnaround['people'][number] => {
    const took = byPerson.get(person) ?? []
    return { person, name, decided: took.length, median: rounded(median(took) ?? 0), waiting: waiting.get(person)?.length ?? 0 }
  }
  const [middle, most] = [median(lengths), percentile(lengths, 0.9)]
  return {
    rounds: ended.length,
    firstPass: ended.filter((round) => round.number === 1 && round.state !== 'rejected').length,
    median: middle === null ? null : rounded(middle),
    p90: most === null ? null : rounded(most),
    stages,
    people: house.people.filter(({ id }) => people.has(id)).map(({ id, name }) => figures(id, name)),
    bottleneck: stages.length > 1 ? (slow[0]?.name ?? null) : null,
  }
}
