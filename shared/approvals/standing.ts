import type { Quorum } from '#shared/approvals/policy.ts'
import type { Round, RouteStage } from '#shared/approvals/round.ts'
import { decidersOf, decisionOn, type House } from '#shared/approvals/seats.ts'
import { assertNever } from '#shared/lib/result.ts'

/** How many seats of a stage are approved, rejected, and can still be decided; `needed` of them must be approved. */
export interface StageCount {
  readonly approved: number
  readonly rejected: number
  readonly open: number
  readonly needed: number
}

/** How many approvals a rule asks for, of so many seats that are decided or can be (P1). Never none. */
export function approvalsNeeded(quorum: Quorum, seats: number): number {
  switch (quorum.rule) {
    case 'any':
      return 1
    case 'all':
      return Math.max(1, seats)
    case 'at least':
      return quorum.count
    case 'percentage':
      return Math.max(1, Math.ceil((quorum.percentage * seats) / 100))
    default:
      return assertNever(quorum, 'quorum')
  }
}

export function countStage(round: Round, stage: RouteStage, house: House): StageCount {
  const count = { approved: 0, rejected: 0, open: 0 }
  for (const seat of stage.seats) {
    const decision = decisionOn(round, stage, seat)
    if (decision !== null) count[decision.decision] += 1
    else if (decidersOf(round, stage, seat, house).length > 0) count.open += 1
  }
  return { ...count, needed: approvalsNeeded(stage.quorum, count.approved + count.rejected + count.open) }
}

/**
 * How a stage stands by its own decisions: approved when its rule is met, failed as soon as rejections keep it from being met, blocked when
 * there are too few who could decide (P5).
 */
export function stageResult(round: Round, stage: RouteStage, house: House): 'approved' | 'failed' | 'blocked' | 'undecided' {
  const { approved, rejected, open, needed } = countStage(round, stage, house)
  if (approved >= needed) return 'approved'
  if (approved + open >= needed) return 'undecided'
  return approved + open + rejected >= needed ? 'failed' : 'blocked'
}

/** The stage that is decided now: the first that is needed and not approved. */
export function presentStage(round: Round, house: House): RouteStage | null {
  return round.stages.find((stage) => stage.needed && stageResult(round, stage, house) !== 'approved') ?? null
}

/** Whether every stage that is needed is approved. A route without a needed stage is never complete. */
export function routeComplete(round: Round, house: House): boolean {
  return round.stages.some(({ needed }) => needed) && presentStage(round, house) === null
}
