import type { Quorum } from '#shared/approvals/policy.ts'
import type { Round, RouteStage } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import { approvalsNeeded, countStage } from '#shared/approvals/standing.ts'
import { assertNever } from '#shared/lib/result.ts'

const numbers = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A count in words up to ten, then in digits. */
export function countInWords(count: number): string {
  return numbers[count] ?? String(count)
}

/** Names as a list: "Ada, Bob and Chen". */
export function namesInWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/** A rule over the people asked: "two of Ada, Bob and Chen". */
export function ruleInWords(quorum: Quorum, names: readonly string[]): string {
  if (names.length === 0) return 'nobody is asked'
  const all = namesInWords(names)
  switch (quorum.rule) {
    case 'any':
      return names.length === 1 ? all : `one of ${all}`
    case 'all':
      return names.length === 1 ? all : `all of ${all}`
    case 'at least':
      return `${countInWords(quorum.count)} of ${all}`
    case 'percentage':
      return `${quorum.percentage}% of ${all} (${countInWords(approvalsNeeded(quorum, names.length))})`
    default:
      return assertNever(quorum, 'quorum')
  }
}

/** Why a stage cannot pass, and what to do. */
export function blockedInWords(round: Round, stage: RouteStage, house: House): string {
  const { approved, open, needed } = countStage(round, stage, house)
  const possible = approved + open
  if (possible === 0) return `Nobody can decide in the stage “${stage.name}”.`
  const more = needed === 1 ? 'one approval' : `${countInWords(needed)} approvals`
  return `The stage “${stage.name}” needs ${more}, and only ${countInWords(possible)} can be given.`
}
