import { createDraftCache } from '#electron/drafts/draft-cache.ts'
import { indexWhatIsLeft, settleAll } from '#electron/drafts/settle.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import { createServices, type Services } from '#electron/services.ts'
import type { Db } from '#electron/store/database.ts'
import type { TransientBlobs } from '#electron/transient-blobs.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Clock, NewId, PersonId } from '#shared/lib/ids.ts'

/** What the application is made with; the same everywhere, so that a test differs from a window only here. */
export interface ApplicationOptions {
  readonly clock: Clock
  readonly newId: NewId
  readonly print: PrintToPdf
  readonly timeZone: string
  /** The folder for what belongs to this user and not to a workspace: the list of recent files. */
  readonly appData: string
  /** The folder of fonts, templates and the sample's sources. */
  readonly resources: string
  readonly transient: TransientBlobs
  readonly changed: (topic: string, data: unknown) => void
  /** Told of defects of ours, which the person is not shown in detail. */
  readonly report: (error: unknown) => void
}

/** The application around at most one open workspace. */
export interface Application extends ApplicationOptions {
  /** The open workspace's services. Throws session.none. */
  readonly services: () => Services
  readonly current: () => Services | null
  /** Takes over an opened file; whoever worked in it last goes on. */
  readonly attach: (db: Db, path: string) => Services
  /** Settles and closes the open workspace, if there is one. */
  readonly detach: () => void
}

function firstPerson(db: Db): PersonId {
  const { currentPerson } = readWorkspace(db)
  const people = allPeople(db).filter((person) => person.active)
  const person = people.find((each) => each.id === currentPerson) ?? people[0]
  if (person === undefined) throw new AppError('workspace.no-people', 'This workspace has no one in it, so no one can work in it. Restore a backup.')
  return person.id
}

/** Takes over an opened file, or closes it again: a file that cannot be worked in must not stay locked. */
function servicesOn(db: Db, path: string, options: ApplicationOptions): Services {
  try {
    return createServices({ ...options, db, path, drafts: createDraftCache(db), me: firstPerson(db) })
  } catch (error) {
    db.close()
    throw error
  }
}

export function createApplication(options: ApplicationOptions): Application {
  let open: Services | null = null
  const detach = (): void => {
    if (open === null) return
    const services = open
    open = null
    try {
      settleAll(services)
      indexWhatIsLeft(services)
    } catch (error) {
      // Every step is on disk already, and what is left undone here is done when the workspace is next opened.
      options.report(error)
    } finally {
      services.db.close()
    }
  }
  return {
    ...options,
    current: () => open,
    services: () => {
      if (open === null) throw new AppError('session.none', 'No workspace is open. Open one, or make a new one.')
      return open
    },
    attach: (db, path) => {
      const services = servicesOn(db, path, options)
      detach()
      open = services
      try {
        indexWhatIsLeft(services)
      } catch (error) {
        // Searching tries again, and says what is wrong; it is no reason to keep a person from their contracts.
        options.report(error)
      }
      return services
    },
    detach,
  }
}
