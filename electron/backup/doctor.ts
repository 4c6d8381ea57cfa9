import { documentOf } from '#electron/drafts/versions.ts'
import { keptRequest } from '#electron/exchange/received.ts'
import type { Services } from '#electron/services.ts'
import { allRequestsIn, requestsOutFor } from '#electron/store/repositories/approval-requests.ts'
import { rawAuditRows } from '#electron/store/repositories/audit.ts'
import { blobAddress, findBlob } from '#electron/store/repositories/blobs.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import { roundsOf } from '#electron/store/repositories/approval-rounds.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { exchangesOf } from '#electron/store/repositories/exchanges.ts'
import { issuesOf } from '#electron/store/repositories/issues.ts'
import { breachesOf } from '#electron/store/repositories/breaches.ts'
import { obligationsOf } from '#electron/store/repositories/obligations.ts'
import { occurrencesOf } from '#electron/store/repositories/occurrences.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { allPersonKeys } from '#electron/store/repositories/person-keys.ts'
import { threadsOf } from '#electron/store/repositories/threads.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { checkChain } from '#shared/audit/chain.ts'
import { openConditions } from '#shared/obligations/state.ts'
import { filesOf } from '#shared/signing/files.ts'

/** One thing the doctor looked at. */
export interface Examination {
  readonly what: string
  readonly ok: boolean
  readonly message: string
}

function attempt(what: string, look: () => string): Examination {
  try {
    return { what, ok: true, message: look() }
  } catch (error) {
    return { what, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

function fileIntegrity({ db }: Services): Examination {
  const rows = db.pragma('integrity_check(20)') as { integrity_check: string }[]
  const said = rows.map((row) => row.integrity_check)
  return { what: 'File', ok: said.join() === 'ok', message: said.join() === 'ok' ? 'SQLite finds the file whole.' : said.join('; ') }
}

function foreignKeys({ db }: Services): Examination {
  const broken = db.pragma('foreign_key_check') as unknown[]
  return { what: 'Links between records', ok: broken.length === 0, message: broken.length === 0 ? 'Every link leads somewhere.' : `${broken.length} lead nowhere.` }
}

/** Looks at everything a workspace holds, changes nothing, and says what it found. */
export function examine(services: Services): Examination[] {
  const { db } = services
  const contracts = attempt('Contracts', () => `${allContracts(db).length} can be read.`)
  const chain = checkChain(rawAuditRows(db))
  return [
    fileIntegrity(services),
    foreignKeys(services),
    attempt('People', () => `${allPeople(db).length} can be read.`),
    contracts,
    ...(contracts.ok ? allContracts(db) : []).flatMap((contract) => [
      attempt(`Working text of “${contract.title}”`, () => `whole, up to step ${services.drafts.read(contract.id).sequence}.`),
      attempt(`Versions of “${contract.title}”`, () => {
        const versions = versionsOf(db, contract.id)
        for (const version of versions) documentOf(services, version.hash)
        return `${versions.length}, each with the hash it was named under.`
      }),
      attempt(`Comments, issues and exchanges of “${contract.title}”`, () => {
        const exchanges = exchangesOf(db, contract.id)
        const missing = exchanges.flatMap(({ files }) => files).find(({ blob }) => findBlob(db, blob) === null)
        if (missing !== undefined) throw new RangeError(`the file “${missing.fileName}”, which was exchanged, is not kept.`)
        return `${threadsOf(db, contract.id).length}, ${issuesOf(db, contract.id).length} and ${exchanges.length} can be read.`
      }),
      attempt(`Approvals and signings of “${contract.title}”`, () => {
        const ceremonies = ceremoniesOf(db, contract.id)
        const lost = ceremonies.flatMap(filesOf).find((blob) => findBlob(db, blob) === null)
        if (lost !== undefined) throw new RangeError(`the file ${lost.slice(0, 12)} of a signing is not kept.`)
        return `${roundsOf(db, contract.id).length} and ${ceremonies.length} can be read.`
      }),
    ]),
    attempt('Obligations', () => {
      const contracts = allContracts(db)
      const all = contracts.map((contract) => ({ contract, obligations: obligationsOf(db, contract.id), occurrences: occurrencesOf(db, contract.id), breaches: breachesOf(db, contract.id) }))
      const lost = all.flatMap(({ occurrences }) => occurrences).flatMap(({ evidence }) => evidence).find(({ blob }) => findBlob(db, blob) === null)
      if (lost !== undefined) throw new RangeError(`the file “${lost.fileName}”, which shows that something was done, is not kept.`)
      const wrong = all.find(({ contract, obligations, occurrences }) => contract.openConditions !== openConditions(obligations.map((obligation) => ({ obligation, occurrences: occurrences.filter((each) => each.obligation === obligation.id) }))))
      if (wrong !== undefined) throw new RangeError(`the conditions of “${wrong.contract.title}” are counted wrongly.`)
      const count = (what: 'obligations' | 'occurrences' | 'breaches'): number => all.reduce((sum, each) => sum + each[what].length, 0)
      return `${count('obligations')} with ${count('occurrences')} dates, and ${count('breaches')} breaches can be read.`
    }),
    attempt('Approvals in files', () => {
      const received = allRequestsIn(db)
      for (const { id } of received) keptRequest(services, id)
      const sent = allContracts(db).flatMap(({ id }) => requestsOutFor(db, id))
      return `${sent.length} asked for elsewhere, ${received.length} asked from elsewhere, ${allPersonKeys(db).length} keys that answers are known by.`
    }),
    attempt('Files kept', () => {
      let count = 0
      for (const row of db.prepare<[], { hash: string; bytes: Uint8Array }>('SELECT hash, bytes FROM blobs').iterate()) {
        if (blobAddress(row.bytes) !== row.hash) throw new RangeError(`the file ${row.hash.slice(0, 12)} is not what was kept.`)
        count += 1
      }
      return `${count}, each with the hash it is kept under.`
    }),
    { what: 'Audit log', ok: chain.firstAltered === null, message: chain.message },
  ]
}
