import { isOwner, mayEdit, type Person } from '#shared/contracts/person.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence, ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

export const deeds = ['submit', 'accept', 'return', 'waive', 'evidence'] as const
export type Deed = (typeof deeds)[number]

/** Whether the one who owes it still has something to do, so that its date presses. */
export const awaits = (state: ShownOccurrenceState): boolean => state === 'scheduled' || state === 'open' || state === 'returned'

type Doer = Pick<Obligation, 'owner' | 'acceptor'>

/** What somebody can do with an occurrence as it stands; the rule that decides is asked again when it is done. */
export function deedsFor(me: Person, { owner, acceptor }: Doer, state: ShownOccurrenceState, submittedBy: Person['id'] | null): Deed[] {
  if (!me.active || state === 'accepted' || state === 'waived') return []
  const works = mayEdit(me) || me.id === owner
  if (state !== 'submitted') return [...(works ? (['submit', 'evidence'] as const) : []), ...(isOwner(me) ? (['waive'] as const) : [])]
  const decides = (me.id === (acceptor ?? owner) || isOwner(me)) && !(acceptor !== null && submittedBy === me.id)
  return [...(decides ? (['accept', 'return'] as const) : []), ...(works ? (['evidence'] as const) : []), ...(isOwner(me) ? (['waive'] as const) : [])]
}

export interface Acting {
  readonly obligation: Obligation
  readonly occurrence: Occurrence
  readonly state: ShownOccurrenceState
  readonly overdue: boolean
}
