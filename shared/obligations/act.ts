import type { AuditEvent } from '#shared/audit/event.ts'
import { isOwner, mayEdit, type Person } from '#shared/contracts/person.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { evidenceName } from '#shared/obligations/evidence-name.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Evidence, Occurrence } from '#shared/obligations/occurrence.ts'

/** Who does something about an occurrence, and when. */
export interface Act {
  readonly obligation: Obligation
  readonly actor: Person
  readonly now: Instant
  readonly today: CalendarDate
}

type Acted = Result<{ readonly occurrence: Occurrence; readonly event: AuditEvent }>

const what = (occurrence: Occurrence, { obligation }: Act) => ({ contract: occurrence.contract, occurrence: occurrence.id, title: obligation.title, due: occurrence.due }) as const

function works({ obligation, actor }: Act): boolean {
  return actor.active && (mayEdit(actor) || actor.id === obligation.owner)
}

/** Why nothing more can be done about an occurrence, or null. */
function closed({ state }: Occurrence): Result<never> | null {
  if (state === 'accepted') return refused('occurrence.accepted', 'This was accepted, and that is final. Nothing was changed.')
  if (state === 'waived') return refused('occurrence.waived', 'This was waived, and that is final. Nothing was changed.')
  return null
}

/** Says that something was done, on a day. Early is in time. */
export function submitOccurrence(occurrence: Occurrence, { on, note }: { readonly on: CalendarDate; readonly note: string }, act: Act): Acted {
  const { obligation, actor, now, today } = act
  const ended = closed(occurrence)
  if (ended !== null) return ended
  if (occurrence.state === 'submitted') return refused('occurrence.submitted', 'This was submitted already and waits to be accepted. Nothing was changed.')
  if (!works(act)) return refused('occurrence.not-yours', 'Only whoever sees to this, an owner or an editor may submit it. Switch to your own profile.')
  if (on > today) return refused('occurrence.not-yet', 'That day is still to come. Submit it when it was done.')
  if (obligation.evidenceNeeded && occurrence.evidence.length === 0) return refused('occurrence.no-evidence', 'This needs a file that shows it was done. Add one, then submit it.')
  return accepted({
    occurrence: { ...occurrence, state: 'submitted', note: note.trim(), submitted: { at: now, on, by: actor.id }, decided: null },
    event: { kind: 'occurrence submitted', ...what(occurrence, act), on, note: note.trim() },
  })
}

/** Whether somebody may decide on what was submitted. With an acceptor it is never whoever submitted it, not as an owner either. */
function decides(occurrence: Occurrence, { obligation, actor }: Act): Result<null> {
  const { owner, acceptor } = obligation
  if (acceptor !== null && occurrence.submitted?.by === actor.id) return refused('occurrence.own-submission', 'Nobody accepts what they submitted themselves. Somebody else has to decide on it.')
  const may = actor.active && (isOwner(actor) || actor.id === (acceptor ?? owner))
  return may ? accepted(null) : refused('occurrence.not-acceptor', 'Only whoever accepts this, or an owner, may decide on it. Switch to your own profile.')
}

function decided(occurrence: Occurrence, state: 'accepted' | 'returned', reason: string, act: Act): Acted {
  const ended = closed(occurrence)
  if (ended !== null) return ended
  if (occurrence.state !== 'submitted') return refused('occurrence.not-submitted', 'Nothing was submitted that could be decided on. Nothing was changed.')
  const may = decides(occurrence, act)
  if (!may.ok) return may
  const given = reason.trim()
  if (state === 'returned' && given === '') return refused('occurrence.no-reason', 'Say why it is returned; whoever sees to it reads it. Then try again.')
  return accepted({
    occurrence: { ...occurrence, state, decided: { at: act.now, by: act.actor.id, reason: given } },
    event: { kind: state === 'accepted' ? 'occurrence accepted' : 'occurrence returned', ...what(occurrence, act), reason: given },
  })
}

/** Accepts what was submitted; that is final. */
export function acceptOccurrence(occurrence: Occurrence, note: string, act: Act): Acted {
  return decided(occurrence, 'accepted', note, act)
}

/** Gives back what was submitted, with the reason; it can be submitted again. */
export function returnOccurrence(occurrence: Occurrence, reason: string, act: Act): Acted {
  return decided(occurrence, 'returned', reason, act)
}

/** Lets an occurrence go, with the reason; an owner's decision, and final. */
export function waiveOccurrence(occurrence: Occurrence, reason: string, act: Act): Acted {
  const ended = closed(occurrence)
  if (ended !== null) return ended
  if (!isOwner(act.actor)) return refused('occurrence.not-owner', 'Only an owner may waive this. Ask an owner, or switch to your own profile.')
  if (reason.trim() === '') return refused('occurrence.no-reason', 'A reason is needed; it is kept in the history. Give one and try again.')
  return accepted({
    occurrence: { ...occurrence, state: 'waived', decided: { at: act.now, by: act.actor.id, reason: reason.trim() } },
    event: { kind: 'occurrence waived', ...what(occurrence, act), reason: reason.trim() },
  })
}

const mostFiles = 100

/** Puts a file to an occurrence that shows it was done. */
export function addEvidence(occurrence: Occurrence, file: Pick<Evidence, 'blob' | 'fileName' | 'bytes' | 'validUntil'>, act: Act): Acted {
  const ended = closed(occurrence)
  if (ended !== null) return ended
  if (!works(act) && act.actor.id !== act.obligation.acceptor) return refused('occurrence.not-yours', 'Only whoever sees to this, an owner or an editor may add files to it. Switch to your own profile.')
  if (occurrence.evidence.some(({ blob }) => blob === file.blob)) return refused('occurrence.same-evidence', 'This file is here already. Nothing was changed.')
  if (occurrence.evidence.length >= mostFiles) return refused('occurrence.too-much-evidence', `At most ${mostFiles} files can be kept with one date. Put them together in one file.`)
  const fileName = evidenceName(file.fileName)
  return accepted({
    occurrence: { ...occurrence, evidence: [...occurrence.evidence, { ...file, fileName, at: act.now, by: act.actor.id }] },
    event: { kind: 'evidence added', ...what(occurrence, act), fileName, hash: file.blob, validUntil: file.validUntil },
  })
}
