import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#electron/store/database.ts'
import { rawAuditRows } from '#electron/store/repositories/audit.ts'
import { checkChain } from '#shared/audit/chain.ts'
import { filledWorkspace } from '#test/electron/store/filled-workspace.ts'

let db: Db
beforeEach(() => {
  db = filledWorkspace()
})
afterEach(() => {
  db.close()
})

const columnsOf = (table: string): string[] => db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map((row) => row.name)
const rowsOf = (table: string): unknown[] => db.prepare(`SELECT * FROM ${table}`).all()

describe.each([
  ['audit', 'append-only'],
  ['versions', 'immutable'],
  ['documents', 'immutable'],
  ['exchanges', 'immutable'],
])('the table %s', (table, word) => {
  it('refuses a change of any column of any row', () => {
    const before = rowsOf(table)
    expect(before.length).toBeGreaterThan(0)
    for (const column of columnsOf(table)) {
      expect(() => db.prepare(`UPDATE ${table} SET ${column} = ${column}`).run(), column).toThrow(word)
    }
    expect(rowsOf(table)).toEqual(before)
  })

  it('refuses to let a row go, in every way SQL has', () => {
    const before = rowsOf(table)
    expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow(/kept|append-only/)
    for (const row of rowsOf(table) as Record<string, unknown>[]) {
      const names = columnsOf(table)
      const replace = db.prepare(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      expect(() => replace.run(names.map((name) => row[name]))).toThrow()
    }
    expect(rowsOf(table)).toEqual(before)
  })
})

describe('what must be kept', () => {
  it.each(['approval_rounds', 'ceremonies', 'threads'])('%s may change, and never go', (table) => {
    const before = rowsOf(table)
    expect(before.length).toBeGreaterThan(0)
    expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('kept')
    expect(rowsOf(table)).toEqual(before)
  })

  it('blobs never change under their hash', () => {
    expect(() => db.prepare('UPDATE blobs SET bytes = ?').run(Buffer.from('other'))).toThrow('immutable')
    expect(() => db.prepare("UPDATE blobs SET hash = ?").run('0'.repeat(64))).toThrow('immutable')
  })

  it('a record belongs to something that is there', () => {
    for (const sql of [
      `INSERT INTO drafts VALUES ('gone', '{}', 0, 0, 0)`,
      `INSERT INTO journal VALUES ('gone', 1, '[]', 1, '', 'ada')`,
      `INSERT INTO approval_rounds (id, contract, number, record) VALUES ('a9', 'gone', 1, '{}')`,
      `INSERT INTO threads VALUES ('t9', 'gone', '{}')`,
      `INSERT INTO issues VALUES ('u9', 'gone', '{}')`,
      `INSERT INTO exchanges VALUES ('e9', 'lease', 'gone', '{}')`,
      `INSERT INTO versions VALUES ('v9', 'gone', 1, '', 'internal', 'x', 0, '', '', 'ada')`,
    ]) expect(() => db.exec(sql), sql).toThrow(Database.SqliteError)
  })

  it('a contract has one open signing at most', () => {
    expect(() => db.exec(`INSERT INTO ceremonies (id, contract, record) SELECT 'second', contract, record FROM ceremonies`)).toThrow('UNIQUE')
  })
})

describe('the log as a whole', () => {
  it('holds', () => {
    expect(checkChain(rawAuditRows(db))).toMatchObject({ entries: 3, firstAltered: null })
  })

  it.each(['sequence', 'at', 'by', 'event', 'previous', 'hash'])('tells of an alteration of “%s” by someone who took the trigger away', (column) => {
    db.exec('DROP TRIGGER audit_is_append_only')
    const other: Readonly<Record<string, string>> = {
      sequence: '9', at: "'2020-01-01T00:00:00.000Z'", by: "'eve'", event: `replace(event, 'lease', 'other')`, previous: `'${'0'.repeat(64)}'`, hash: `'${'1'.repeat(64)}'`,
    }
    db.exec(`UPDATE audit SET ${column} = ${other[column]} WHERE sequence = 2`)
    expect(checkChain(rawAuditRows(db)).firstAltered).toBe(2)
  })

  it('lists an entry under the contract its event names, and under no other', () => {
    db.exec('DROP TRIGGER audit_is_append_only')
    expect(() => db.exec("UPDATE audit SET contract = 'other'")).toThrow('generated column')
  })

  it('tells of an entry that was taken out', () => {
    db.exec('DROP TRIGGER audit_is_kept')
    db.exec('DELETE FROM audit WHERE sequence = 2')
    expect(checkChain(rawAuditRows(db)).firstAltered).toBe(2)
  })
})
