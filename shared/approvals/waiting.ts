import type { QueueItem } from '#shared/approvals/queue.ts'
import type { Round, RouteStage, Seat } from '#shared/approvals/round.ts'
import { decidersOf, decisionOn, type House } from '#shared/approvals/seats.ts'
import { presentStage } from '#shared/approvals/standing.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { daysHeld } from '#shared/lib/calendar.ts'
import type { ContractId, Instant, PersonId } from '#shared/lib/ids.ts'

/** How far a stage's waiting has come: nothing, time to remind whoever is asked, time to tell somebody else (P8). Whole days of 24 hours. */
export function reminderOf(stage: RouteStage, daysWaiting: number): QueueItem['reminder'] {
  if (stage.escalateAfter !== null && daysWaiting >= stage.escalateAfter) return 'escalated'
  return stage.remindAfter !== null && daysWaiting >= stage.remindAfter ? 'due' : 'none'
}

/** A seat that waits for a decision now, and who can give it. */
export interface WaitingSeat {
  readonly round: Round
  readonly stage: RouteStage
  readonly seat: Seat
  readonly deciders: readonly PersonId[]
  readonly openedAt: Instant
}

/** The undecided seats of the stage that is decided now. */
export function waitingSeats(round: Round, house: House): WaitingSeat[] {
  const stage = round.state === 'pending' ? presentStage(round, house) : null
  if (stage === null) return []
  const openedAt = stage.openedAt ?? round.submittedAt
  return stage.seats.filter((seat) => decisionOn(round, stage, seat) === null).map((seat) => ({ round, stage, seat, deciders: decidersOf(round, stage, seat, house), openedAt }))
}

/**
 * What waits and concerns somebody (P8), what waits longest first: seats that are theirs to decide, seats that wait so long that they are
 * told, seats that what they submitted waits for.
 */
export function approvalsQueue(
  rounds: readonly Round[],
  contracts: ReadonlyMap<string, Pick<Contract, 'title' | 'counterparty'>>,
  me: PersonId,
  house: House,
  now: Instant,
): QueueItem[] {
  const names = new Map(house.people.map(({ id, name }) => [id, name]))
  const items = rounds.flatMap((round) =>
    waitingSeats(round, house).flatMap(({ stage, seat, deciders, openedAt }): QueueItem[] => {
      const daysWaiting = daysHeld(openedAt, now)
      const reminder = reminderOf(stage, daysWaiting)
      const told = reminder === 'escalated' && stage.escalateTo === me
      const mine = deciders.includes(me) ? 'decide' : told ? 'escalated to me' : round.submitter === me ? 'submitted' : null
      const contract = contracts.get(round.contract)
      if (mine === null || contract === undefined) return []
      const { submittedAt } = round
      return [
        {
          contract: round.contract, title: contract.title, counterparty: contract.counterparty.name, stage: stage.name, seat: seat.person,
          submitter: names.get(round.submitter) ?? '', submittedAt, openedAt, daysWaiting, reminder, mine,
        },
      ]
    }),
  )
  return items.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
}

/** Of a queue, which contracts wait for a decision of whose queue it is, each with since when. */
export function waitingFor(queue: readonly QueueItem[]): Map<ContractId, Instant> {
  return new Map(queue.filter(({ mine }) => mine === 'decide').map(({ contract, openedAt }) => [contract, openedAt]))
}
