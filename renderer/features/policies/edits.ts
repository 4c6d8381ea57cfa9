import type { Policies } from '#renderer/features/policies/draft.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import type { Policy, Stage } from '#shared/approvals/policy.ts'

interface Named {
  readonly id: string
}

/** Moves what has an id to another place; past an end it stays there. */
export function movedTo<T extends Named>(all: readonly T[], id: string, to: number): readonly T[] {
  const from = all.findIndex(each => each.id === id)
  const moved = all[from]
  const place = Math.max(0, Math.min(all.length - 1, to))
  return moved === undefined || place === from ? all : all.toSpliced(from, 1).toSpliced(place, 0, moved)
}

function changed<T extends Named>(all: readonly T[], id: string, change: (one: T) => T): T[] {
  return all.map(each => (each.id === id ? change(each) : each))
}

export function withPolicy(id: string, change: (policy: Policy) => Policy): (policies: Policies) => Policies {
  return policies => changed(policies, id, change)
}

export function withStage(id: string, change: (stage: Stage) => Stage): (policy: Policy) => Policy {
  return policy => ({ ...policy, stages: changed(policy.stages, id, change) })
}

/** A copy right below, with ids of its own: a stage is known by its id for life. */
export function withCopy(id: string, newId: () => string): (policies: Policies) => Policies {
  return policies =>
    policies.flatMap(policy =>
      policy.id === id ? [policy, { ...policy, id: newId(), name: texts.copyOf(policy.name).slice(0, 200), stages: policy.stages.map(stage => ({ ...stage, id: newId() })) }] : [policy],
    )
}
