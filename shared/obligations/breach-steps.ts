import type { AuditEvent } from '#shared/audit/event.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import type { Id, Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Breach, BreachState, NoticeMethod } from '#shared/obligations/breach.ts'
import { cureBy } from '#shared/obligations/state.ts'

export interface Step {
  readonly actor: Person
  readonly now: Instant
  readonly today: CalendarDate
}

type Stepped = Result<{ readonly breach: Breach; readonly event: AuditEvent }>

/** From which states each state is reached; the others follow from none (C4). */
const steps: Readonly<Record<Exclude<BreachState, 'alleged'>, readonly BreachState[]>> = {
  'notice served': ['alleged'],
  curing: ['notice served'],
  cured: ['notice served', 'curing'],
  uncured: ['notice served', 'curing'],
  withdrawn: ['alleged', 'notice served', 'curing'],
}

const mayNot = refused('breach.may-not-edit', 'Only an owner or an editor may do this. Ask one of them, or switch to your own profile.')
const future = refused('breach.not-yet', 'That day is still to come. Record it when it has come.')

function refusal(breach: Breach, to: Exclude<BreachState, 'alleged'>, { actor }: Step): Result<never> | null {
  if (!mayEdit(actor)) return mayNot
  return steps[to].includes(breach.state) ? null : refused('breach.not-from-here', `A breach that is ${breach.state} cannot become ${to}. Nothing was changed.`)
}

function reached(breach: Breach, to: BreachState, note: string, { actor, now }: Step): Breach {
  return { ...breach, state: to, history: [...breach.history, { at: now, by: actor.id, to, note }] }
}

/** Records that one side says the other did not keep the contract. */
export function allegeBreach(given: Pick<Breach, 'contract' | 'obligation' | 'occurrence' | 'by' | 'what' | 'source' | 'allegedOn' | 'cureDays'>, id: Id<'breach'>, step: Step): Stepped {
  if (!mayEdit(step.actor)) return mayNot
  if (given.allegedOn > step.today) return future
  const breach: Breach = { ...given, what: given.what.trim(), id, state: 'alleged', served: null, ended: null, history: [] }
  return accepted({ breach: reached(breach, 'alleged', '', step), event: { kind: 'breach alleged', contract: given.contract, breach: id, by: given.by, what: breach.what } })
}

/** Records that notice of it went out, and when it is taken to be served: from then on the time to cure runs. */
export function serveNotice(breach: Breach, served: { readonly on: CalendarDate; readonly deemed: CalendarDate; readonly method: NoticeMethod }, step: Step): Stepped {
  const no = refusal(breach, 'notice served', step)
  if (no !== null) return no
  if (served.on > step.today) return future
  if (served.on < breach.allegedOn) return refused('breach.served-before', `Notice cannot have gone out before the breach was alleged on ${dayInWords(breach.allegedOn)}. Check the day.`)
  if (served.deemed < served.on) return refused('breach.deemed-before', 'Notice cannot be taken to be served before it went out. Check both days.')
  return accepted({
    breach: { ...reached(breach, 'notice served', '', step), served },
    event: { kind: 'breach notice served', contract: breach.contract, breach: breach.id, ...served, cureBy: cureBy({ ...breach, served }) },
  })
}

/** Records that whoever is in breach has begun to put it right. */
export function startCure(breach: Breach, note: string, step: Step): Stepped {
  const no = refusal(breach, 'curing', step)
  if (no !== null) return no
  return accepted({ breach: reached(breach, 'curing', note.trim(), step), event: { kind: 'breach curing', contract: breach.contract, breach: breach.id, note: note.trim() } })
}

/** Records how it ended: cured, not cured, or withdrawn. It is not uncured while there is still time. */
export function endBreach(breach: Breach, as: 'cured' | 'uncured' | 'withdrawn', { on, how }: { readonly on: CalendarDate; readonly how: string }, step: Step): Stepped {
  const no = refusal(breach, as, step)
  if (no !== null) return no
  if (how.trim() === '') return refused('breach.no-reason', 'Say how it ended; it is kept in the history. Then try again.')
  if (on > step.today) return future
  if (on < breach.allegedOn) return refused('breach.ended-before', `It cannot have ended before it was alleged on ${dayInWords(breach.allegedOn)}. Check the day.`)
  const last = cureBy(breach)
  if (as === 'uncured' && last !== null && on <= last) return refused('breach.time-left', `There is time to cure it until ${dayInWords(last)}. It is uncured from the day after.`)
  return accepted({
    breach: { ...reached(breach, as, how.trim(), step), ended: { on, how: how.trim() } },
    event: { kind: 'breach ended', contract: breach.contract, breach: breach.id, as, on, how: how.trim() },
  })
}
