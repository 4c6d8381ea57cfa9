import type { Db } from '#electron/store/database.ts'
import { explainSqlite } from '#electron/store/database.ts'
import { appendAudit } from '#electron/store/repositories/audit.ts'
import { lockOf } from '#electron/store/repositories/profile-locks.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import type { DraftCache } from '#electron/drafts/draft-cache.ts'
import type { TransientBlobs } from '#electron/transient-blobs.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import type { AuditEntry } from '#shared/audit/entry.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import type { Person } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { calendarDateIn, type CalendarDate } from '#shared/lib/calendar.ts'
import type { Clock, Instant, NewId, PersonId } from '#shared/lib/ids.ts'

/** Inside one transaction: the moment it happens at, who does it, and the log it is told to. */
export interface Writer {
  readonly db: Db
  readonly now: Instant
  readonly actor: Person
  readonly audit: (event: AuditEvent) => AuditEntry
}

/** Everything a handler works with, for one open workspace. */
export interface Services {
  readonly db: Db
  readonly path: string
  readonly clock: Clock
  readonly newId: NewId
  readonly print: PrintToPdf
  readonly drafts: DraftCache
  readonly timeZone: string
  /** The folder of fonts, templates and the sample's sources. */
  readonly resources: string
  readonly transient: TransientBlobs
  /** Whoever works in this window now. */
  readonly me: () => Person
  /** From now on this person works here, having shown that they may. */
  readonly setMe: (person: PersonId) => void
  /** Whether nobody works here yet, because whoever did last has a passphrase. */
  readonly locked: () => boolean
  /** Runs a change and its audit events in one synchronous transaction, on disk when it returns; the window is told 'recorded' after one with an event. */
  readonly write: <T>(change: (writer: Writer) => T) => T
  readonly today: () => CalendarDate
  /** Tells the window that something changed. */
  readonly changed: (topic: string, data: unknown) => void
  /** Told of what failed without keeping the person from what they asked for. */
  readonly report: (error: unknown) => void
}

/** Wires an open workspace once. `me` is who works in it; `timeZone` decides when a day begins (IANA name). */
export function createServices(options: {
  readonly db: Db
  readonly path: string
  readonly clock: Clock
  readonly newId: NewId
  readonly print: PrintToPdf
  readonly drafts: DraftCache
  readonly timeZone: string
  readonly resources: string
  readonly transient: TransientBlobs
  readonly me: PersonId
  readonly changed: (topic: string, data: unknown) => void
  readonly report: (error: unknown) => void
}): Services {
  const { db, clock } = options
  let current = options.me
  let locked = lockOf(db, current) !== null
  const me = (): Person => {
    const person = findPerson(db, current)
    if (person === null) throw new AppError('person.missing', 'This profile is not in the workspace any more. Choose another one.')
    return person
  }
  return {
    ...options,
    me,
    setMe: (person) => {
      current = person
      locked = false
    },
    locked: () => locked,
    write: (change) => {
      const actor = me()
      const now = clock()
      try {
        let recorded = false
        const audit = (event: AuditEvent): AuditEntry => {
          recorded = true
          return appendAudit(db, event, now, actor.id)
        }
        const answer = db.transaction(() => change({ db, now, actor, audit })).immediate()
        if (recorded) options.changed('recorded', null)
        return answer
      } catch (error) {
        throw explainSqlite(error)
      }
    },
    today: () => calendarDateIn(clock(), options.timeZone),
  }
}
