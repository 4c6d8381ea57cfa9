import type { Decision, Round } from '#shared/approvals/round.ts'
import type { RouteView } from '#shared/approvals/route-view.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** A seat that somebody may decide now, and in which capacity. */
export interface MySeat {
  readonly stage: RouteView['stages'][number]
  readonly seat: PersonId
  readonly as: Decision['as']
}

/** The round a contract is in, or was in last; null before the first submission. */
export function lastRound(rounds: readonly Round[]): Round | null {
  return rounds.reduce<Round | null>((last, round) => (last === null || round.number > last.number ? round : last), null)
}

/** The seats of the open stage that somebody may decide now: their own, one delegated to them, those of whom they stand in for. */
export function mySeats(rounds: readonly Round[], route: RouteView | null, me: PersonId): MySeat[] {
  const round = lastRound(rounds)
  if (route === null || round?.state !== 'pending') return []
  return route.stages
    .filter(({ standing }) => standing === 'open')
    .flatMap(stage =>
      stage.seats
        .filter(seat => seat.standing === 'undecided' && seat.decidedBy.includes(me))
        .map(({ person }): MySeat => {
          const delegate = round.stages.find(({ id }) => id === stage.id)?.seats.find(seat => seat.person === person)?.delegate
          return { stage, seat: person, as: person === me ? 'self' : delegate?.to === me ? 'delegate' : 'substitute' }
        }),
    )
}
