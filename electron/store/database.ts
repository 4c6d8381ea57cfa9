import Database from 'better-sqlite3'
import { AppError } from '#shared/ipc/errors.ts'

export type Db = Database.Database

const usedElsewhere = 'This workspace is already open in another window. Nothing was changed. Close it there, or go on there.'
const onlyRead = 'This workspace file may only be read, so nothing was changed. Copy it to a place where you may write, and open the copy.'

/** The failures of the disk that a person can do something about, by SQLite's own result codes (sqlite.org/rescode.html). */
const messages: readonly (readonly [RegExp, string, string])[] = [
  [/^SQLITE_FULL$/, 'disk.full', 'The disk is full, so the last change was not saved. Everything saved before is safe. Free some space and try again.'],
  [/^SQLITE_READONLY/, 'workspace.read-only', onlyRead],
  [/^SQLITE_(BUSY|LOCKED)/, 'workspace.in-use', usedElsewhere],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'workspace.damaged', 'The workspace file is damaged and was left as it is. Restore a backup, or run the doctor on it to see what can be read.'],
  [/^SQLITE_IOERR/, 'disk.error', 'The disk reported an error, so the last change was not saved. Everything saved before is safe. Check the disk and try again.'],
  [/^SQLITE_CANTOPEN/, 'workspace.cannot-open', 'The workspace file cannot be opened. Check that its folder exists and that you may write there.'],
]

/** What the system says of a file, as SQLite's result codes say it. */
const systemCodes: Readonly<Record<string, string>> = { ENOSPC: 'SQLITE_FULL', EDQUOT: 'SQLITE_FULL', EROFS: 'SQLITE_READONLY', EIO: 'SQLITE_IOERR' }

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

function explained(code: string, cause: unknown): unknown {
  const known = messages.find(([pattern]) => pattern.test(code))
  return known === undefined ? cause : new AppError(known[1], known[2], { cause })
}

/** Says a failure of SQLite in words; anything that is not one is given back as it came. */
export function explainSqlite(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  // Full-text tables report their own damage under the general code.
  return explained(error.code === 'SQLITE_ERROR' && error.message.includes('fts5 file format') ? 'SQLITE_CORRUPT' : error.code, error)
}

/** Says a failure of opening or making a workspace file in words, whether SQLite or the system reported it. */
export function explainOpening(error: unknown): unknown {
  return isSystemError(error) ? explained(systemCodes[error.code ?? ''] ?? 'SQLITE_CANTOPEN', error) : explainSqlite(error)
}

export function readOnly(cause: unknown): AppError {
  return new AppError('workspace.read-only', onlyRead, { cause })
}

export function inUse(): AppError {
  return new AppError('workspace.in-use', usedElsewhere)
}

/** Opens a file that is there. A lock held by another is refused at once, not waited for. */
export function openFile(path: string): Db {
  if (Number(process.versions.node.split('.')[0]) < 22) {
    throw new AppError('runtime.too-old', 'Countersign needs Node 24. Start it with "npm start", which brings its own.')
  }
  return new Database(path, { fileMustExist: true, timeout: 0 })
}
