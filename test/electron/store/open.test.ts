import { linkSync, mkdirSync, readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, openWorkspace } from '#electron/store/open.ts'
import type { Db } from '#electron/store/database.ts'
import { chainHead } from '#electron/store/repositories/audit.ts'
import { insertWorkspace, readWorkspace } from '#electron/store/repositories/workspace.ts'
import { codeOf } from '#test/helpers/app-error.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { openElsewhere } from '#test/helpers/open-elsewhere.ts'
import { noon } from '#test/helpers/records.ts'

const settings = { house: { name: 'Marlow Ltd', address: '', registration: '' }, pageSize: 'A4', locale: 'en-GB' } as const

let folder = ''
let path = ''
let open: Db[] = []
const kept = (db: Db): Db => {
  open.push(db)
  return db
}

/** A closed workspace with a name in it. */
function made(): string {
  const db = createWorkspace(path)
  insertWorkspace(db, 'Marlow Ltd', noon, settings)
  db.close()
  return path
}

beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder, 'firm.countersign')
})
afterEach(() => {
  for (const db of open.splice(0)) db.close()
})

describe('a new workspace', () => {
  it('is one file, marked as ours, and nothing beside it once closed', () => {
    made()
    expect(readdirSync(folder)).toEqual(['firm.countersign'])
    expect(readFileSync(path).toString('latin1', 68, 72)).toBe('CSGN')
  })

  it('keeps what was written through closing and opening', () => {
    const db = kept(openWorkspace(made()))
    expect(readWorkspace(db)).toMatchObject({ name: 'Marlow Ltd', settings, currentPerson: null })
    expect(chainHead(db)).toEqual({ sequence: 0, hash: '0'.repeat(64) })
  })

  it('writes ahead, syncs at every commit, and holds its links', () => {
    const db = kept(openWorkspace(made()))
    const pragma = (name: string): unknown => db.pragma(name, { simple: true })
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('locking_mode'), pragma('trusted_schema')]).toEqual(['wal', 2, 1, 'exclusive', 0])
  })

  it('never takes the place of another file', () => {
    made()
    const before = readFileSync(path)
    expect(codeOf(() => createWorkspace(path))).toBe('workspace.exists')
    expect(readFileSync(path).equals(before)).toBe(true)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    expect(codeOf(() => createWorkspace(join(folder, 'notes.txt')))).toBe('workspace.exists')
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    expect(codeOf(() => createWorkspace(join(folder, 'dangling')))).toBe('workspace.exists')
  })

  it('is refused in a folder that is not there, and leaves nothing', () => {
    expect(codeOf(() => createWorkspace(join(folder, 'gone', 'firm.countersign')))).toBe('workspace.cannot-open')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a file that is no workspace', () => {
  it.each([
    ['text', Buffer.from('Dear Sir or Madam,\n'.repeat(20))],
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from(`%PDF-1.7\n${'%\n'.repeat(100)}%%EOF\n`)],
    ['zeros', Buffer.alloc(8192)],
    ['a word of SQLite and no more', Buffer.from('SQLite format 3\0')],
  ])('is refused and left byte for byte: %s', (_, bytes) => {
    writeFileSync(path, bytes)
    expect(codeOf(() => openWorkspace(path))).toBe('workspace.foreign')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).toEqual(['firm.countersign'])
  })

  it.each(['delete', 'wal'])('is refused when it is another program’s SQLite file (%s)', (mode) => {
    const other = new Database(path)
    other.pragma(`journal_mode = ${mode}`)
    other.exec('CREATE TABLE recipes (name TEXT)')
    other.close()
    const before = readFileSync(path)
    expect(codeOf(() => openWorkspace(path))).toBe('workspace.foreign')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['firm.countersign'])
  })

  it('is refused when it is a folder, or not there', () => {
    mkdirSync(path)
    expect(codeOf(() => openWorkspace(path))).toBe('workspace.cannot-open')
    expect(codeOf(() => openWorkspace(join(folder, 'gone.countersign')))).toBe('workspace.missing')
    expect(codeOf(() => openWorkspace(join(folder, 'gone', 'x'.repeat(300))))).toBe('workspace.missing')
  })
})

describe('a workspace of a newer program', () => {
  it.each(['wal', 'delete'])('is refused and left byte for byte (%s)', (mode) => {
    made()
    const future = new Database(path)
    future.pragma('user_version = 99990')
    future.pragma(`journal_mode = ${mode}`)
    future.close()
    const before = readFileSync(path)
    expect(codeOf(() => openWorkspace(path))).toBe('workspace.newer')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['firm.countersign'])
  })
})

describe('a second opening', () => {
  it('is refused in this process, by whatever path', () => {
    const db = kept(openWorkspace(made()))
    symlinkSync(path, join(folder, 'link'))
    linkSync(path, join(folder, 'hard'))
    for (const way of [path, join(folder, 'link'), join(folder, 'hard'), join(folder, '.', '..', folder.split('/').at(-1) ?? '', 'firm.countersign')]) {
      expect(codeOf(() => openWorkspace(way)), way).toBe('workspace.in-use')
    }
    expect(readWorkspace(db).name).toBe('Marlow Ltd')
  })

  it('is refused in another process, also after this one was refused a second opening', () => {
    const db = kept(openWorkspace(made()))
    symlinkSync(path, join(folder, 'link'))
    expect(openElsewhere(path)).toBe('workspace.in-use')
    expect(codeOf(() => openWorkspace(join(folder, 'link')))).toBe('workspace.in-use')
    expect(codeOf(() => createWorkspace(path))).toBe('workspace.exists')
    expect(openElsewhere(path)).toBe('workspace.in-use')
    db.prepare('UPDATE workspace SET name = ?').run('Marlow and Daughters')
    expect(openElsewhere(path)).toBe('workspace.in-use')
  })

  it('is welcome once the first has closed', () => {
    const db = openWorkspace(made())
    db.close()
    expect(openElsewhere(path)).toBe('opened')
    expect(readWorkspace(kept(openWorkspace(path))).name).toBe('Marlow Ltd')
  })

  it('is refused while the file is only just being made', () => {
    kept(createWorkspace(path))
    expect(codeOf(() => openWorkspace(path))).toBe('workspace.in-use')
    expect(openElsewhere(path)).toBe('workspace.in-use')
  })
})

describe('a file that is cut short', () => {
  it('is refused at every length, and left as it is', () => {
    const whole = readFileSync(made())
    const lengths = [0, 1, 15, 16, 99, 100, 101, 512, 4095, 4096, 4097, 8192, ...Array.from({ length: 20 }, (_, at) => Math.floor((whole.length * (at + 1)) / 21)), whole.length - 4096, whole.length - 1]
    for (const length of lengths) {
      writeFileSync(path, whole)
      truncateSync(path, length)
      expect(codeOf(() => openWorkspace(path)), `${length} bytes`).toBe(length < 100 ? 'workspace.foreign' : 'workspace.truncated')
      expect(readFileSync(path).equals(whole.subarray(0, length)), `${length} bytes`).toBe(true)
    }
    writeFileSync(path, whole)
    expect(readWorkspace(kept(openWorkspace(path))).name).toBe('Marlow Ltd')
  })
})
