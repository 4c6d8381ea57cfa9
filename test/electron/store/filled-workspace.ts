import { join } from 'node:path'
import type { Db } from '#electron/store/database.ts'
import { createWorkspace } from '#electron/store/open.ts'
import { saveRound } from '#electron/store/repositories/approval-rounds.ts'
import { insertRequestIn, insertRequestOut } from '#electron/store/repositories/approval-requests.ts'
import { appendAudit } from '#electron/store/repositories/audit.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { keepDocument } from '#electron/store/repositories/documents.ts'
import { appendJournal, insertDraft } from '#electron/store/repositories/drafts.ts'
import { insertExchange } from '#electron/store/repositories/exchanges.ts'
import { insertIdentity } from '#electron/store/repositories/identities.ts'
import { saveIssue } from '#electron/store/repositories/issues.ts'
import { savePerson } from '#electron/store/repositories/people.ts'
import { insertPersonKey } from '#electron/store/repositories/person-keys.ts'
import { indexContract } from '#electron/store/repositories/search.ts'
import { insertTrusted } from '#electron/store/repositories/trusted-certificates.ts'
import { saveThread } from '#electron/store/repositories/threads.ts'
import { insertVersion } from '#electron/store/repositories/versions.ts'
import { insertWorkspace, saveCurrentPerson } from '#electron/store/repositories/workspace.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { doc, p } from '#shared/document/builders.ts'
import type { Version } from '#shared/contracts/version.ts'
import { givenRequest, personKey, receivedRequest } from '#test/helpers/approval-file-records.ts'
import { sampleEvents } from '#test/helpers/audit-events.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { ada, approval, ben, ceremony, contract, exchange, hashA, id, issue, noon, round, signer, thread } from '#test/helpers/records.ts'

export const text = doc({}, p('The Tenant pays the rent.'))
export const settings = { house: { name: 'Marlow Ltd', address: '1 High Street', registration: '' }, pageSize: 'A4', locale: 'en-GB' } as const
export const version: Version = {
  id: id('v1'), contract: id('lease'), number: 1, name: 'First', kind: 'internal', hash: documentHash(text), words: 5, note: '', createdAt: noon, createdBy: ada.id,
}
export const bytes = new TextEncoder().encode('%PDF-1.7')

/** An open workspace with at least one row in every table. */
export function filledWorkspace(path = join(temporaryFolder(), 'filled.countersign')): Db {
  const db = createWorkspace(path)
  insertWorkspace(db, 'Marlow Ltd', noon, settings)
  savePerson(db, ada)
  savePerson(db, ben)
  saveCurrentPerson(db, ada.id)
  saveContract(db, contract())
  keepDocument(db, version.hash, canonicalDocument(text))
  insertVersion(db, version)
  insertDraft(db, id('lease'), JSON.stringify(text.toJSON()))
  appendJournal(db, id('lease'), { sequence: 1, count: 1, steps: '[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"x"}]}}]' }, noon, ada.id)
  saveRound(db, round({ decisions: [approval()], state: 'approved', endedAt: noon }))
  keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: 'lease.pdf' }, noon)
  saveCeremony(db, ceremony([signer(1)]))
  saveThread(db, thread())
  saveIssue(db, issue())
  insertExchange(db, exchange({ version: version.id, versionHash: version.hash }))
  insertIdentity(db, { id: id('i1'), person: ada.id, fingerprint: hashA, record: { name: 'Ada' } })
  insertTrusted(db, { fingerprint: hashA, certificate: Buffer.from([0x30, 0]), kind: 'root', addedAt: noon, addedBy: ada.id })
  insertRequestOut(db, givenRequest)
  insertRequestIn(db, receivedRequest, '{}')
  insertPersonKey(db, personKey)
  appendAudit(db, sampleEvents['workspace created'], noon, ada.id)
  appendAudit(db, sampleEvents['contract created'], noon, ada.id)
  appendAudit(db, sampleEvents.exported, noon, null)
  indexContract(db, id('lease'), { title: 'Lease', counterparty: 'Café Müller', body: 'The Tenant pays the rent.' })
  return db
}
