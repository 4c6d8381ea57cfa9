import type { Answer, RequestIn, Taken } from '#electron/store/repositories/approval-requests.ts'
import type { PersonKey } from '#electron/store/repositories/person-keys.ts'
import type { GivenRequest } from '#shared/approvals/files/checks.ts'
import { ada, hashA, hashB, id, noon } from '#test/helpers/records.ts'

export const givenRequest: GivenRequest = {
  request: hashA, nonce: hashB, contract: id('lease'), round: id('round'), stage: 'standing-owner', seat: ada.id, versionHash: hashA,
  facts: { type: 'lease', value: null }, issuedAt: noon, expiresAt: '2026-03-16T12:00:00.000Z',
}
export const taken: Taken = { at: '2026-03-03T12:00:00.000Z', by: ada.id, file: hashA }
export const receivedRequest: Omit<RequestIn, 'answered'> = {
  id: hashA, fileName: 'Request.json', receivedAt: noon, receivedBy: ada.id, signerName: 'Ada',
  head: {
    format: 'countersign-approval-request', formatVersion: 1, id: hashB, signer: hashA, workspace: { id: hashA, name: 'Marlow Ltd' }, contract: { id: id('lease'), title: 'Lease', counterparty: 'Bright Bakery Ltd' },
    round: { id: id('round'), number: 1 }, stage: { id: 'standing-owner', name: 'Owner' }, seat: { person: ada.id, name: 'Ada', email: '' }, submitter: 'Ben', note: '',
    version: { number: 1, hash: hashA }, facts: { type: 'lease', value: null }, issuedAt: noon, expiresAt: '2026-03-16T12:00:00.000Z',
  },
}
export const answer: Answer = { decision: 'approved', reason: '', at: noon, by: ada.id, fingerprint: hashB, fileName: 'Decision.json', file: '{}' }
export const personKey: PersonKey = { person: ada.id, fingerprint: hashA, certificate: Buffer.from([0x30, 0]), name: 'Ada', addedAt: noon, addedBy: ada.id }
