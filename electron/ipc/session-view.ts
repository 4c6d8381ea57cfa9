import type { Services } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { lockedPeople } from '#electron/store/repositories/profile-locks.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { Session } from '#shared/ipc/views.ts'

/** The open workspace as the window shows it. */
export function sessionView(services: Services): Session {
  const { name, settings } = readWorkspace(services.db)
  const withPassphrase = lockedPeople(services.db)
  if (services.locked()) {
    const people = allPeople(services.db).filter(({ active }) => active)
    return { state: 'locked', path: services.path, name, last: services.me().id, people, protected: withPassphrase }
  }
  return { state: 'open', path: services.path, name, me: services.me(), people: allPeople(services.db), protected: withPassphrase, settings }
}
