import type { Services } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { Session } from '#shared/ipc/views.ts'

/** The open workspace as the window shows it. */
export function sessionView(services: Services): Session {
  const { name, settings } = readWorkspace(services.db)
  return { state: 'open', path: services.path, name, me: services.me(), people: allPeople(services.db), settings }
}
