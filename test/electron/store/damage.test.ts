import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#electron/store/database.ts'
import { explainSqlite } from '#electron/store/database.ts'
import { openWorkspace } from '#electron/store/open.ts'
import { roundsOf, saveRound } from '#electron/store/repositories/approval-rounds.ts'
import { auditEntries, rawAuditRows } from '#electron/store/repositories/audit.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { allCeremonies, ceremoniesOf, getCeremony, openCeremonies, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { allContracts, getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { documentByHash } from '#electron/store/repositories/documents.ts'
import { getDraft, journalAfter } from '#electron/store/repositories/drafts.ts'
import { exchangesOf, getExchange, insertExchange } from '#electron/store/repositories/exchanges.ts'
import { allIdentities, getIdentity } from '#electron/store/repositories/identities.ts'
import { issuesOf, saveIssue } from '#electron/store/repositories/issues.ts'
import { allPeople, findPerson, savePerson } from '#electron/store/repositories/people.ts'
import { searchContracts } from '#electron/store/repositories/search.ts'
import { findThread, getThread, saveThread, threadsOf } from '#electron/store/repositories/threads.ts'
import { getVersion, versionsOf } from '#electron/store/repositories/versions.ts'
import { readWorkspace, saveSettings } from '#electron/store/repositories/workspace.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { checkChain } from '#shared/audit/chain.ts'
import { bytes, filledWorkspace, settings, text, version } from '#test/electron/store/filled-workspace.ts'
import { codeOf } from '#test/helpers/app-error.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { ada, approval, ben, ceremony, contract, exchange, hashA, id, issue, noon, round, signer, thread } from '#test/helpers/records.ts'

let db: Db
beforeEach(() => {
  db = filledWorkspace()
})
afterEach(() => {
  db.close()
})

describe('every record', () => {
  it('is read as it was written', () => {
    expect(readWorkspace(db)).toMatchObject({ name: 'Marlow Ltd', settings, currentPerson: 'ada' })
    expect(allPeople(db)).toEqual([ada, ben])
    expect(allContracts(db)).toEqual([contract()])
    expect(versionsOf(db, id('lease'))).toEqual([version])
    expect(roundsOf(db, id('lease'))).toEqual([round({ decisions: [approval()], state: 'approved', endedAt: noon })])
    expect(allCeremonies(db)).toEqual([ceremony([signer(1)])])
    expect(JSON.parse(getDraft(db, id('lease')).snapshot)).toEqual(text.toJSON())
    expect(Buffer.from(findBlob(db, allHashes()[0] ?? id(''))?.bytes ?? [])).toEqual(Buffer.from(bytes))
    expect(threadsOf(db, id('lease'))).toEqual([thread()])
    expect(issuesOf(db, id('lease'))).toEqual([issue()])
    expect(exchangesOf(db, id('lease'))).toEqual([exchange({ version: version.id, versionHash: version.hash })])
    expect(allIdentities(db)).toEqual([{ id: 'i1', person: 'ada', fingerprint: hashA, record: { name: 'Ada' } }])
  })

  it('is missed by name', () => {
    expect(codeOf(() => getContract(db, id('gone')))).toBe('contract.missing')
    expect(codeOf(() => getVersion(db, id('gone')))).toBe('version.missing')
    expect(codeOf(() => getCeremony(db, id('gone')))).toBe('ceremony.missing')
    expect(codeOf(() => getIdentity(db, id('gone')))).toBe('identity.missing')
    expect(codeOf(() => getDraft(db, id('gone')))).toBe('draft.missing')
    expect(codeOf(() => documentByHash(db, hashA))).toBe('document.missing')
    expect(codeOf(() => getThread(db, id('lease'), id('gone')))).toBe('thread.missing')
    expect(codeOf(() => getThread(db, id('other'), id('t1')))).toBe('thread.missing')
    expect(codeOf(() => getExchange(db, id('lease'), id('gone')))).toBe('exchange.missing')
    expect(findPerson(db, id('gone'))).toBeNull()
    expect(findThread(db, id('gone'))).toBeNull()
    expect(findBlob(db, id('gone'))).toBeNull()
  })

  it('is found by its text, with the words that matched marked', () => {
    expect(searchContracts(db, '"muller"', 5)).toEqual([{ contract: 'lease', passage: 'Café \uE000Müller\uE001' }])
    expect(searchContracts(db, '"rent"', 5)).toEqual([{ contract: 'lease', passage: 'The Tenant pays the \uE000rent\uE001.' }])
  })
})

function allHashes() {
  return db.prepare<[], { hash: ReturnType<typeof id<'blob'>> }>('SELECT hash FROM blobs').all().map((row) => row.hash)
}

describe('a record that is not what it can be', () => {
  const damage: readonly (readonly [string, string, (open: Db) => unknown])[] = [
    ['the settings', `UPDATE workspace SET settings = '{"pageSize":"A5"}'`, readWorkspace],
    ['a person', `UPDATE people SET record = json_set(record, '$.role', 'king') WHERE id = 'ada'`, allPeople],
    ['a contract', `UPDATE contracts SET record = json_set(record, '$.state', 'lost')`, allContracts],
    ['a contract by its id', `UPDATE contracts SET record = '{"state":"draft","updatedAt":"now"}'`, (open) => getContract(open, id('lease'))],
    ['an approval', `UPDATE approval_rounds SET record = json_remove(record, '$.versionHash')`, (open) => roundsOf(open, id('lease'))],
    ['a signing', `UPDATE ceremonies SET record = json_set(record, '$.more', 1)`, (open) => ceremoniesOf(open, id('lease'))],
    ['an open signing', `UPDATE ceremonies SET record = json_set(record, '$.pages', 0)`, openCeremonies],
    ['a comment thread', `UPDATE threads SET record = json_set(record, '$.comments', json('[]'))`, (open) => threadsOf(open, id('lease'))],
    ['an issue', `UPDATE issues SET record = json_set(record, '$.status', 'won')`, (open) => issuesOf(open, id('lease'))],
    ['an exchange', `DROP TRIGGER exchanges_are_immutable; UPDATE exchanges SET record = json_remove(record, '$.files')`, (open) => exchangesOf(open, id('lease'))],
    ['a signing key', `UPDATE identities SET record = '7'`, allIdentities],
    ['a version', `DROP TRIGGER versions_are_immutable; UPDATE versions SET words = -1`, (open) => versionsOf(open, id('lease'))],
    ['an entry of the log', `DROP TRIGGER audit_is_append_only; UPDATE audit SET event = '{"kind":"surprise"}'`, (open) => auditEntries(open, null, 10)],
    ['JSON that is no JSON', `PRAGMA ignore_check_constraints = ON; UPDATE contracts SET record = json_set(record, '$.title', 1)`, allContracts],
  ]

  it.each(damage)('is said and left as it is: %s', (_, sql, read) => {
    db.exec(sql)
    const before = db.serialize()
    expect(codeOf(() => read(db))).toBe('workspace.damaged-record')
    expect(db.serialize().equals(before)).toBe(true)
  })

  it('is never written: what could not be read again is refused, and what was there stays', () => {
    const long = 'x'.repeat(2001)
    const lease = contract()
    expect(codeOf(() => saveContract(db, { ...lease, counterparty: { ...lease.counterparty, name: long } }))).toBe('record.refused')
    expect(codeOf(() => savePerson(db, { ...ada, title: long }))).toBe('record.refused')
    expect(codeOf(() => saveRound(db, round({ decisions: [approval({ reason: long })] })))).toBe('record.refused')
    expect(codeOf(() => saveCeremony(db, ceremony([signer(1, { capacity: long })])))).toBe('record.refused')
    expect(codeOf(() => saveThread(db, thread({ quote: long })))).toBe('record.refused')
    expect(codeOf(() => saveIssue(db, issue({ title: long })))).toBe('record.refused')
    expect(codeOf(() => insertExchange(db, exchange({ id: id('e2'), note: long })))).toBe('record.refused')
    expect(codeOf(() => saveSettings(db, { ...settings, locale: long }))).toBe('record.refused')
    expect(allContracts(db)).toEqual([lease])
    expect(allPeople(db)).toEqual([ada, ben])
  })
})

describe('a file whose bytes were changed', () => {
  /** Reads everything there is. */
  function readAll(open: Db): void {
    readWorkspace(open)
    allPeople(open)
    for (const { id: each } of allContracts(open)) {
      versionsOf(open, each)
      roundsOf(open, each)
      ceremoniesOf(open, each)
      threadsOf(open, each)
      issuesOf(open, each)
      exchangesOf(open, each)
      getDraft(open, each)
      journalAfter(open, each, 0)
    }
    allIdentities(open)
    auditEntries(open, null, 100)
    checkChain(rawAuditRows(open))
    searchContracts(open, '"rent"', 5)
    open.pragma('integrity_check')
  }

  it('opens or is refused in words, and never crashes', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'whole.countersign')
    filledWorkspace(path).close()
    const whole = readFileSync(path)
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
    const broken = join(folder, 'broken.countersign')
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const altered = Buffer.from(whole)
        for (const [at, byte] of changes) altered[at] = byte
        writeFileSync(broken, altered)
        let open: Db | null = null
        try {
          open = openWorkspace(broken)
          readAll(open)
        } catch (error) {
          // Where the text of the schema itself was hit, statements name what is no longer there.
          const schemaHit = error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
          if (!schemaHit) expect(explainSqlite(error)).toBeInstanceOf(AppError)
        } finally {
          open?.close()
        }
      }),
      { numRuns: 150 },
    )
  })
})
