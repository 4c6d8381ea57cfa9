import { whyInWords } from '#shared/approvals/condition-words.ts'
import type { RouteView } from '#shared/approvals/route-view.ts'
import type { Round, RouteStage, Seat } from '#shared/approvals/round.ts'
import { decidersOf, decisionOn, type House } from '#shared/approvals/seats.ts'
import { presentStage, stageResult } from '#shared/approvals/standing.ts'
import { blockedInWords, ruleInWords } from '#shared/approvals/words.ts'
import { standingPolicy } from '#shared/approvals/policy.ts'
import type { PersonId } from '#shared/lib/ids.ts'

type StageView = RouteView['stages'][number]

const whatToDo = 'An owner who did not submit it can add an approver, or it can be recalled and submitted anew.'

function seatView(round: Round, stage: RouteStage, seat: Seat, house: House): StageView['seats'][number] {
  const decision = decisionOn(round, stage, seat)
  const decidedBy = decision === null ? decidersOf(round, stage, seat, house) : []
  const undecided = decidedBy.length > 0 ? 'undecided' : 'cannot decide'
  return { person: seat.person, standing: decision?.decision ?? undecided, decidedBy, added: seat.added !== null }
}

function standingOf(round: Round, stage: RouteStage, house: House): StageView['standing'] {
  if (!stage.needed) return 'not needed'
  const result = stageResult(round, stage, house)
  if (result !== 'undecided') return result
  return round.state === 'pending' && presentStage(round, house)?.id === stage.id ? 'open' : 'waiting'
}

/** A round's route as it is shown: every stage with its rule and why it is needed in words, who can decide, and how it stands. */
export function routeView(round: Round, house: House): RouteView {
  const names = new Map(house.people.map(({ id, name }) => [id, name]))
  const nameOf = (id: PersonId): string => names.get(id) ?? 'somebody who is not known'
  const policy = round.policies.find(({ id }) => id === round.policy.id) ?? standingPolicy
  const stages = round.stages.map((stage): StageView => {
    const standing = standingOf(round, stage, house)
    const when = policy.stages.find(({ id }) => id === stage.id)?.when ?? null
    return {
      id: stage.id,
      name: stage.name,
      rule: ruleInWords(stage.quorum, stage.seats.map(({ person }) => nameOf(person))),
      why: stage.needed ? whyInWords(when, round.facts) : '',
      standing,
      blocked: standing === 'blocked' ? `${blockedInWords(round, stage, house)} ${whatToDo}` : null,
      seats: stage.seats.map((seat) => seatView(round, stage, seat, house)),
    }
  })
  const nothingNeeded = stages.every(({ standing }) => standing === 'not needed')
  return {
    policy: round.policy.name,
    stages,
    problems: [
      ...(nothingNeeded ? [`No stage of the policy “${round.policy.name}” is needed for this contract as it is now, so nobody can approve it. Recall it, or change its details or the policy.`] : []),
      ...stages.flatMap(({ blocked }) => blocked ?? []),
    ],
  }
}
