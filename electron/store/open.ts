import { accessSync, closeSync, constants, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { explainOpening, inUse, isSystemError, openFile, readOnly, type Db } from '#electron/store/database.ts'
import { latestSchema, migrations } from '#electron/store/migrations/all.ts'
import { removeWorkspaceFile } from '#electron/store/remove.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** "CSGN": marks a SQLite file as a Countersign workspace (PRAGMA application_id). */
const applicationId = 0x4353474e

const sqliteHeader = 'SQLite format 3\0'

/**
 * The files this process holds open. POSIX gives up a process's locks on a file as soon as it closes any descriptor of that file
 * (fcntl, "advisory record locking"), so a workspace that is open here is never opened again, not even to look at its first bytes.
 */
const heldHere: { readonly db: Db; readonly file: string }[] = []

/** The file itself, whatever path leads to it. */
function fileAt(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

function refuseHeldHere(path: string): void {
  const file = fileAt(path)
  if (heldHere.some((held) => held.db.open && held.file === file)) throw inUse()
}

function hold(db: Db, path: string): Db {
  const closed = heldHere.filter((held) => !held.db.open)
  for (const held of closed) heldHere.splice(heldHere.indexOf(held), 1)
  heldHere.push({ db, file: fileAt(path) })
  return db
}

/** Refuses what is plainly no workspace before SQLite touches it, so that a foreign file stays byte for byte as it was. */
function refuseForeignFile(path: string): void {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(100)
    const read = readSync(file, header, 0, 100, 0)
    if (read < 100 || header.toString('latin1', 0, 16) !== sqliteHeader || header.readUInt32BE(68) !== applicationId) {
      throw new AppError('workspace.foreign', 'This file is not a Countersign workspace. It was not changed. Choose a file that Countersign made.')
    }
    const rawPageSize = header.readUInt16BE(16)
    const pageSize = rawPageSize === 1 ? 65_536 : rawPageSize
    const pages = header.readUInt32BE(28)
    // With a write-ahead log beside it the file may rightly be shorter than its header says.
    if (!existsSync(`${path}-wal`) && fstatSync(file).size < pages * pageSize) {
      throw new AppError('workspace.truncated', 'The workspace file is cut short: its end is missing. It was not changed. Restore a backup, or copy the file again.')
    }
  } finally {
    closeSync(file)
  }
}

/** Refuses a file that may only be read, or stands where nothing may be written beside it, in words that SQLite's own failure to lock it would not give. */
function refuseReadOnly(path: string): void {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw readOnly(error)
  }
}

function configure(db: Db): void {
  // Exclusive locking before the first access keeps a second program out for as long as this one lives, and dies with it.
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // Without it REPLACE takes rows away past the triggers that keep them (sqlite.org/lang_conflict.html).
  db.pragma('recursive_triggers = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
}

function schemaOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function refuseNewer(db: Db): void {
  if (schemaOf(db) <= latestSchema) return
  throw new AppError('workspace.newer', 'This workspace was made by a newer Countersign. It was not changed. Update Countersign, then open it again.')
}

function migrate(db: Db): void {
  const version = schemaOf(db)
  for (const migration of migrations) {
    if (migration.number <= version) continue
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.number}`)
    }).immediate()
  }
}

function prepared(path: string, before: (db: Db) => void): Db {
  const db = openFile(path)
  try {
    configure(db)
    before(db)
    db.pragma('journal_mode = WAL')
    migrate(db)
    return hold(db, path)
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a workspace file and brings its schema up to date. Throws an AppError: workspace.missing, .foreign, .truncated, .damaged,
 * .in-use, .newer, .read-only, .cannot-open, disk.full.
 */
export function openWorkspace(path: string): Db {
  if (!existsSync(path)) throw new AppError('workspace.missing', 'There is no workspace at this place. Check the path, or make a new one.')
  try {
    refuseHeldHere(path)
    refuseForeignFile(path)
    refuseReadOnly(path)
    return prepared(path, (db) => {
      // A write lock taken and given back: whoever may not write hears it now, not at the first edit.
      db.transaction(() => refuseNewer(db)).immediate()
    })
  } catch (error) {
    throw explainOpening(error)
  }
}

/** Takes the place for ourselves: whoever else makes a file there at the same moment is refused, or we are. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, 'wx'))
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw explainOpening(error)
    throw new AppError('workspace.exists', 'There is already a file at this place. It was not changed. Choose another name.', { cause: error })
  }
}

/** Makes a new workspace file; refuses to overwrite anything (workspace.exists), and leaves nothing behind if it fails. */
export function createWorkspace(path: string): Db {
  claim(path)
  try {
    // Before the write-ahead log begins, so that the mark stands in the file itself and a second opener sees whose it is.
    return prepared(path, (db) => db.pragma(`application_id = ${applicationId}`))
  } catch (error) {
    removeWorkspaceFile(path)
    throw explainOpening(error)
  }
}
