import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Db } from '#electron/store/database.ts'
import { latestSchema, migrations } from '#electron/store/migrations/all.ts'
import { createWorkspace, openWorkspace } from '#electron/store/open.ts'
import { allRequestsIn, findRequestIn, findRequestOut, insertRequestIn, insertRequestOut, requestsOutFor, saveAnswer, saveTaken } from '#electron/store/repositories/approval-requests.ts'
import { breachesOf, saveBreach } from '#electron/store/repositories/breaches.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { allIdentities } from '#electron/store/repositories/identities.ts'
import { allPersonKeys, deletePersonKey, insertPersonKey } from '#electron/store/repositories/person-keys.ts'
import { obligationsOf, saveObligation } from '#electron/store/repositories/obligations.ts'
import { occurrencesOf, saveOccurrence } from '#electron/store/repositories/occurrences.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { lockOf } from '#electron/store/repositories/profile-locks.ts'
import { allTrusted, deleteTrusted, insertTrusted } from '#electron/store/repositories/trusted-certificates.ts'
import { insertWordOriginal, wordOriginalOf } from '#electron/store/repositories/word-originals.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { answer, givenRequest, personKey, receivedRequest, taken } from '#test/helpers/approval-file-records.ts'
import { compareOneStage, fillOneStage } from '#test/electron/store/one-stage-approvals.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { ada, contract, id, noon } from '#test/helpers/records.ts'
import { breach, obligation, occurrence } from '#test/shared/obligations/records.ts'

/** For each migration: what the older file holds, and what must be there afterwards. */
interface Exercise {
  readonly fill: (older: Db) => void
  readonly compare: (migrated: Db) => void
}

interface Named {
  readonly type: string
  readonly name: string
}

/** A contract as it was kept before its terms were. */
function withoutTerms(record: Contract): Omit<Contract, 'terms' | 'uplift' | 'renewals' | 'openConditions'> {
  const { terms, uplift, renewals, openConditions, ...older } = record
  expect([terms, uplift, renewals, openConditions]).toEqual([null, null, [], 0])
  return older
}

/** What a schema consists of, without what SQLite and FTS5 make for themselves. */
function parts(db: Db, type: string): string[] {
  return db
    .prepare<[], Named>('SELECT type, name FROM sqlite_schema ORDER BY name')
    .all()
    .filter((each) => each.type === type && !each.name.startsWith('sqlite_') && !each.name.startsWith('contract_text_'))
    .map((each) => each.name)
}

const exercises: Readonly<Record<number, Exercise>> = {
  10: {
    fill: (empty) => expect(parts(empty, 'table')).toEqual([]),
    compare: (db) => {
      expect(parts(db, 'table')).toEqual(expect.arrayContaining([
        'audit', 'blobs', 'ceremonies', 'contract_text', 'contracts', 'documents', 'drafts', 'identities', 'journal', 'people', 'versions', 'workspace',
      ]))
      expect(parts(db, 'trigger')).toEqual(expect.arrayContaining([
        'audit_is_append_only', 'audit_is_kept', 'blobs_are_immutable', 'ceremonies_are_kept', 'documents_are_immutable', 'documents_are_kept',
        'versions_are_immutable', 'versions_are_kept',
      ]))
      expect(parts(db, 'index')).toEqual(expect.arrayContaining(['audit_by_contract', 'ceremonies_by_contract', 'contracts_by_state', 'one_open_ceremony']))
    },
  },
  20: {
    fill: (db) => {
      const insert = db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?)')
      const begin = db.prepare('INSERT INTO audit (sequence, at, by, event, previous, hash) VALUES (?, ?, NULL, ?, ?, ?)')
      const records: Readonly<Record<string, object>> = {
        'our draft': {}, 'their paper': {}, 'with them': { turn: 'theirs' }, 'was with them': {}, 'in negotiation': { state: 'negotiation' }, 'signed': { state: 'executed' },
      }
      const told: readonly object[] = [
        { kind: 'contract created', contract: 'our draft', title: 'A', source: 'template', from: '' },
        { kind: 'contract created', contract: 'their paper', title: 'B', source: 'import', from: 'b.txt' },
        { kind: 'turn passed', contract: 'was with them', to: 'theirs', daysHeld: 1 },
        { kind: 'turn passed', contract: 'our draft', to: 'ours', daysHeld: 1 },
      ]
      for (const [id, more] of Object.entries(records)) {
        const { tracking, ...older } = { ...withoutTerms(contract()), id, ...more }
        expect(tracking).toBe('off')
        insert.run(id, JSON.stringify(older))
      }
      for (const [at, event] of told.entries()) begin.run(at + 1, noon, JSON.stringify(event), '0'.repeat(64), String(at).repeat(64))
    },
    compare: (db) => {
      expect(Object.fromEntries(allContracts(db).map((each) => [each.id, each.tracking]))).toEqual({
        'our draft': 'off', 'their paper': 'on', 'with them': 'on', 'was with them': 'on', 'in negotiation': 'on', 'signed': 'on',
      })
      expect(allContracts(db).find((each) => each.id === id('with them'))).toEqual(contract({ id: id('with them'), turn: 'theirs', tracking: 'on' }))
      expect(parts(db, 'table')).toEqual(expect.arrayContaining(['exchanges', 'issues', 'threads']))
      expect(parts(db, 'trigger')).toEqual(expect.arrayContaining(['exchanges_are_immutable', 'exchanges_are_kept', 'threads_are_kept']))
      expect(parts(db, 'index')).toEqual(expect.arrayContaining(['exchanges_by_contract', 'issues_by_contract', 'threads_by_contract']))
    },
  },
  30: {
    fill: (db) => {
      db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?)').run('theirs', JSON.stringify({ ...withoutTerms(contract()), id: 'theirs' }))
      db.prepare('INSERT INTO blobs (hash, media_type, file_name, created_at, bytes) VALUES (?, ?, ?, ?, ?)').run('a'.repeat(64), 'text/plain', 'a.txt', noon, new Uint8Array([1]))
    },
    compare: (db) => {
      expect(parts(db, 'table')).toContain('word_originals')
      expect(parts(db, 'trigger')).toEqual(expect.arrayContaining(['word_originals_are_immutable', 'word_originals_are_kept']))
      expect(wordOriginalOf(db, id('theirs'))).toBeNull()
      insertWordOriginal(db, id('theirs'), { file: id('a'.repeat(64)), comments: { 'comment 1': '7' } })
      expect(wordOriginalOf(db, id('theirs'))).toEqual({ file: 'a'.repeat(64), comments: { 'comment 1': '7' } })
      expect(() => db.prepare('DELETE FROM word_originals').run()).toThrow('kept')
      expect(() => db.prepare('UPDATE word_originals SET comments = comments').run()).toThrow('immutable')
    },
  },
  40: {
    fill: (db) => {
      db.prepare('INSERT INTO identities (id, person, fingerprint, record) VALUES (?, NULL, ?, ?)').run('ada', 'a'.repeat(64), JSON.stringify({ name: 'Ada' }))
    },
    compare: (db) => {
      expect(allIdentities(db)).toHaveLength(1)
      expect(allTrusted(db)).toEqual([])
      const row = { fingerprint: 'b'.repeat(64), certificate: Buffer.from([0x30, 0]), kind: 'root' as const, addedAt: noon, addedBy: id<'person'>('ada') }
      insertTrusted(db, row)
      expect(allTrusted(db)).toEqual([row])
      expect(() => db.prepare('UPDATE trusted_certificates SET record = record').run()).toThrow('immutable')
      deleteTrusted(db, row.fingerprint)
      expect(allTrusted(db)).toEqual([])
    },
  },
  45: {
    fill: (db) => {
      db.prepare('INSERT INTO people (id, record) VALUES (?, ?)').run('ada', JSON.stringify(ada))
    },
    compare: (db) => {
      expect(allPeople(db)).toEqual([ada])
      expect(parts(db, 'table')).toContain('profile_locks')
      expect(lockOf(db, ada.id)).toBeNull()
    },
  },
  50: {
    fill: fillOneStage,
    compare: (db) => {
      expect(parts(db, 'table')).toEqual(expect.arrayContaining(['approval_rounds', 'policies', 'signing_authorities', 'substitutions']))
      expect(parts(db, 'table')).not.toContain('approvals')
      expect(parts(db, 'index')).toContain('approval_rounds_pending')
      compareOneStage(db)
    },
  },
  55: {
    fill: (db) => {
      db.prepare('INSERT INTO people (id, record) VALUES (?, ?)').run('ada', JSON.stringify({ name: 'Ada' }))
      db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?)').run('lease', JSON.stringify({ ...contract(), id: 'lease' }))
    },
    compare: (db) => {
      expect(parts(db, 'table')).toEqual(expect.arrayContaining(['approval_requests_in', 'approval_requests_out', 'person_keys']))
      expect(parts(db, 'index')).toContain('approval_requests_out_by_round')
      expect([allRequestsIn(db), requestsOutFor(db, id('lease')), allPersonKeys(db)]).toEqual([[], [], []])
      insertRequestOut(db, givenRequest)
      saveTaken(db, givenRequest.nonce, taken)
      expect(findRequestOut(db, givenRequest.nonce)).toEqual({ given: givenRequest, answered: taken })
      expect(() => saveTaken(db, givenRequest.nonce, taken)).toThrow('answered once')
      insertRequestIn(db, receivedRequest, '{}')
      saveAnswer(db, receivedRequest.id, answer)
      expect(findRequestIn(db, receivedRequest.id)).toEqual({ ...receivedRequest, answered: answer })
      expect(() => saveAnswer(db, receivedRequest.id, answer)).toThrow('answered once')
      for (const table of ['approval_requests_in', 'approval_requests_out']) {
        expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('kept')
        expect(() => db.prepare(`UPDATE ${table} SET record = record`).run()).toThrow('immutable')
        expect(() => db.prepare(`UPDATE ${table} SET answered = NULL`).run()).toThrow('answered once')
      }
      insertPersonKey(db, personKey)
      expect(allPersonKeys(db)).toEqual([personKey])
      expect(() => db.prepare('UPDATE person_keys SET record = record').run()).toThrow('immutable')
      deletePersonKey(db, personKey)
      expect(allPersonKeys(db)).toEqual([])
    },
  },
  60: {
    fill: (db) => {
      db.prepare('INSERT INTO people (id, record) VALUES (?, ?)').run('ada', JSON.stringify(ada))
      db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?)').run('lease', JSON.stringify(withoutTerms(contract())))
    },
    compare: (db) => {
      expect(parts(db, 'table')).toEqual(expect.arrayContaining(['obligations', 'occurrences', 'breaches', 'suggestion_decisions']))
      expect([obligationsOf(db, id('lease')), occurrencesOf(db, id('lease')), breachesOf(db, id('lease'))]).toEqual([[], [], []])
      const paid = occurrence({ state: 'accepted' })
      saveObligation(db, obligation(), { on: '2026-03-02', through: null })
      saveOccurrence(db, paid, 0)
      saveBreach(db, breach())
      expect([obligationsOf(db, id('lease')), occurrencesOf(db, id('lease')), breachesOf(db, id('lease'))]).toEqual([[obligation()], [paid], [breach()]])
      for (const table of ['obligations', 'occurrences', 'breaches']) expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('kept')
    },
  },
  70: {
    fill: (db) => {
      const insert = db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?)')
      for (const each of ['one', 'other']) insert.run(each, JSON.stringify(withoutTerms(contract({ id: id(each), title: `The ${each}`, state: 'executed', effective: '2026-01-01', end: '2026-12-31' }))))
    },
    compare: (db) => {
      const kept = (each: string): Contract => contract({ id: id(each), title: `The ${each}`, state: 'executed', effective: '2026-01-01', end: '2026-12-31', terms: null, uplift: null, renewals: [], openConditions: 0 })
      expect(allContracts(db).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([kept('one'), kept('other')])
    },
  },
}

/** A file with the schema that came before a migration, as the program of that time left it. */
function fileBefore(number: number, fill: (db: Db) => void): string {
  const path = join(temporaryFolder(), 'older.countersign')
  const db = new Database(path)
  db.pragma(`application_id = ${0x4353474e}`)
  for (const earlier of migrations.filter((each) => each.number < number)) {
    db.exec(earlier.sql)
    db.pragma(`user_version = ${earlier.number}`)
  }
  fill(db)
  db.close()
  return path
}

describe('the migrations', () => {
  it('are numbered by fives, upwards, each with what it does', () => {
    const numbers = migrations.map((each) => each.number)
    expect(numbers.every((number) => number % 5 === 0)).toBe(true)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(latestSchema).toBe(numbers.at(-1))
    expect(migrations.every((each) => each.what.length > 0)).toBe(true)
  })

  it('are each exercised here: a migration without a test is not released', () => {
    expect(Object.keys(exercises).map(Number)).toEqual(migrations.map((each) => each.number))
  })
})

describe.each(migrations)('migration $number: $what', ({ number }) => {
  const exercise = exercises[number]
  if (exercise === undefined) throw new Error(`no exercise for migration ${number}`)

  it('brings an older file up to date and loses nothing', () => {
    const db = openWorkspace(fileBefore(number, exercise.fill))
    exercise.compare(db)
    expect(db.pragma('user_version', { simple: true })).toBe(latestSchema)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    db.close()
  })
})

describe('the schema of today', () => {
  it('is the same for a new file as for a migrated one', () => {
    const sqlOf = (db: Db): string[] => db.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").all().map((row) => row.sql)
    const fresh = createWorkspace(join(temporaryFolder(), 'fresh.countersign'))
    const migrated = openWorkspace(fileBefore(latestSchema, exercises[latestSchema]?.fill ?? (() => undefined)))
    expect(sqlOf(migrated)).toEqual(sqlOf(fresh))
    fresh.close()
    migrated.close()
  })

  it('is strict in every table of ours', () => {
    const db = createWorkspace(join(temporaryFolder(), 'fresh.countersign'))
    const tables = db.prepare<[], { name: string; strict: number }>("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'").all()
    expect(tables.filter((table) => table.strict === 0)).toEqual([])
    expect(tables.length).toBeGreaterThan(10)
    db.close()
  })

  it('is not migrated twice', () => {
    const path = join(temporaryFolder(), 'fresh.countersign')
    const db = createWorkspace(path)
    const before = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()
    db.close()
    const again = openWorkspace(path)
    expect(again.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual(before)
    again.close()
  })
})
