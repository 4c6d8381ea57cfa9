import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Application } from '#electron/application.ts'
import type { Services } from '#electron/services.ts'
import { explainOpening, explainSqlite } from '#electron/store/database.ts'
import { createWorkspace } from '#electron/store/open.ts'
import { removeWorkspaceFile } from '#electron/store/remove.ts'
import { appendAudit } from '#electron/store/repositories/audit.ts'
import { savePerson } from '#electron/store/repositories/people.ts'
import { insertWorkspace, saveCurrentPerson } from '#electron/store/repositories/workspace.ts'
import type { NewPerson, Person } from '#shared/contracts/person.ts'
import type { Settings } from '#shared/ipc/views.ts'

/** Makes the folder a workspace goes into, and the one above it, but no deeper: recursion never ends in folders of the kernel's. */
function makeFolder(path: string): void {
  try {
    if (!existsSync(dirname(path))) mkdirSync(dirname(path))
    if (!existsSync(path)) mkdirSync(path)
  } catch (error) {
    throw explainOpening(error)
  }
}

/** Makes a workspace with its first owner, in one transaction, and opens it. A file that could not be finished is taken away again. */
export function createNewWorkspace(
  application: Application,
  path: string,
  name: string,
  owner: Omit<NewPerson, 'role'>,
  house: Partial<Settings['house']> = {},
): Services {
  makeFolder(dirname(path))
  const db = createWorkspace(path)
  const now = application.clock()
  const first: Person = { ...owner, id: application.newId<'person'>(), role: 'owner', active: true }
  const settings: Settings = { house: { name, address: '', registration: '', ...house }, pageSize: 'A4', locale: 'en-GB' }
  try {
    db.transaction(() => {
      insertWorkspace(db, name, now, settings)
      savePerson(db, first)
      saveCurrentPerson(db, first.id)
      appendAudit(db, { kind: 'workspace created', contract: null, name }, now, first.id)
      appendAudit(db, { kind: 'person added', contract: null, person: first.id, name: first.name, role: first.role }, now, first.id)
    }).immediate()
  } catch (error) {
    db.close()
    removeWorkspaceFile(path)
    throw explainSqlite(error)
  }
  return application.attach(db, path)
}
