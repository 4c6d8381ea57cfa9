import type { DecisionBody, FileSignature, RequestBody } from '#shared/approvals/files/bodies.ts'
import type { GivenRequest, Waiting } from '#shared/approvals/files/checks.ts'
import { requestHash } from '#shared/approvals/files/read-file.ts'
import { hashA, hashB, id } from '#test/helpers/records.ts'

export const issued = '2026-03-02T12:00:00.000Z'
export const decidedAt = '2026-03-04T09:00:00.000Z'
export const expires = '2026-03-16T12:00:00.000Z'

export const request: RequestBody = {
  format: 'countersign-approval-request',
  formatVersion: 1,
  id: hashA,
  workspace: { id: hashB, name: 'Marlow Ltd' },
  contract: { id: id('lease'), title: 'Lease of the yard', counterparty: 'Bright Bakery Ltd' },
  round: { id: id('round'), number: 1 },
  stage: { id: 'legal', name: 'Legal' },
  seat: { person: id('ben'), name: 'Ben', email: 'ben@example.org' },
  submitter: 'Ada',
  note: 'Please read clause 4.',
  version: { number: 2, hash: hashA },
  facts: { type: 'lease', value: '24000 GBP', end: null, 'field:rent': '2000 — “net”' },
  document: { type: 'doc', content: [] },
  base: null,
  issuedAt: issued,
  expiresAt: expires,
}

export const decision: DecisionBody = {
  format: 'countersign-approval-decision',
  formatVersion: 1,
  request: requestHash(request),
  nonce: request.id,
  versionHash: hashA,
  decision: 'approved',
  reason: '',
  at: decidedAt,
}

export const signature: FileSignature = { algorithm: 'Ed25519', certificate: 'MAA=', value: 'AAAA' }

export const given: GivenRequest = {
  request: requestHash(request), nonce: request.id, contract: request.contract.id, round: request.round.id, stage: 'legal', seat: request.seat.person,
  versionHash: hashA, facts: request.facts, issuedAt: issued, expiresAt: expires,
}

export const waiting: Waiting = { round: given.round, versionHash: hashA, facts: request.facts, waits: true }
