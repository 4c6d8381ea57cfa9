import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createNewWorkspace } from '#electron/workspace/create.ts'
import { readRecent, rememberRecent } from '#electron/workspace/recent.ts'
import { removeWorkspaceFile } from '#electron/store/remove.ts'
import type { SessionHandlers } from '#electron/ipc/handler.ts'
import { sessionView } from '#electron/ipc/session-view.ts'
import type { Application } from '#electron/application.ts'
import { openWorkspace } from '#electron/store/open.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { Session } from '#shared/ipc/views.ts'

function remembered(application: Application): Session {
  const services = application.services()
  try {
    rememberRecent(application.appData, { path: services.path, name: readWorkspace(services.db).name })
  } catch (error) {
    // The list is a convenience: the workspace is open whether it could be written or not.
    application.report(error)
  }
  return sessionView(services)
}

export const sessionHandlers: SessionHandlers = {
  'session.get': (application) => {
    const services = application.current()
    if (services !== null) return sessionView(services)
    return { state: 'none', recent: readRecent(application.appData), suggestedFolder: join(homedir(), 'Documents') }
  },

  'session.create': (application, { path, name, owner }) => {
    createNewWorkspace(application, resolve(path), name, owner)
    return remembered(application)
  },

  'session.createSample': async (application, { path }) => {
    const place = resolve(path)
    const before = application.current()
    try {
      // The sample is made by the whole application, signing included, which no other call of this topic needs.
      const { buildSampleWorkspace } = await import('#electron/workspace/sample.ts')
      await buildSampleWorkspace(application, place)
    } catch (error) {
      // Half a sample is of no use to anyone. What was open before it began is not the sample, even at the same place.
      const made = application.current()
      if (made !== null && made !== before && made.path === place) {
        application.detach()
        removeWorkspaceFile(place)
      }
      throw error
    }
    return remembered(application)
  },

  'session.open': (application, { path }) => {
    const place = resolve(path)
    const open = application.current()
    if (open === null || open.path !== place) application.attach(openWorkspace(place), place)
    return remembered(application)
  },

  'session.close': (application) => {
    application.detach()
    return { state: 'none', recent: readRecent(application.appData), suggestedFolder: join(homedir(), 'Documents') }
  },
}
