import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createNewWorkspace } from '#electron/workspace/create.ts'
import { readRecent, rememberRecent } from '#electron/workspace/recent.ts'
import { removeWorkspaceFile } from '#electron/workspace/remove.ts'
import { buildSampleWorkspace } from '#electron/workspace/sample.ts'
import type { SessionHandlers } from '#electron/ipc/handler.ts'
import { sessionView } from '#electron/ipc/session-view.ts'
import type { Application } from '#electron/application.ts'
import { openWorkspace } from '#electron/store/open.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { Session } from '#shared/ipc/views.ts'

function remembered(application: Application): Session {
  const services = application.services()
  rememberRecent(application.appData, { path: services.path, name: readWorkspace(services.db).name })
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
    try {
      await buildSampleWorkspace(application, place)
    } catch (error) {
      // Half a sample is of no use to anyone; a file that was there before was refused, and is not ours to remove.
      const failedHere = application.current()?.path === place
      application.detach()
      if (failedHere) removeWorkspaceFile(place)
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
