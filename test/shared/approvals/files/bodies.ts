import type { DecisionBody, FileSignature, RequestBody } from '#shared/approvals/files/bodies.ts'
import type { GivenRequest, Present } from '#shared/approvals/files/checks.ts'
import { requestHash } from '#shared/approvals/files/read-file.ts'
import { standingPolicy } from '#shared/approvals/policy.ts'
import type { Round, RouteStage } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import { ada, ben, hashA, hashB, id, person } from '#test/helpers/records.ts'

export const issued = '2026-03-02T12:00:00.000Z'
export const decidedAt = '2026-03-04T09:00:00.000Z'
export const expires = '2026-03-16T12:00:00.000Z'

export const request: RequestBody = {
  format: 'countersign-approval-request',
  formatVersion: 1,
  id: hashA,
  signer: hashB,
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
  pictures: [],
  issuedAt: issued,
  expiresAt: expires,
}

export const decision: DecisionBody = {
  format: 'countersign-approval-decision',
  formatVersion: 1,
  request: requestHash(request),
  nonce: request.id,
  signer: hashB,
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

export const later = '2026-03-05T10:00:00.000Z'
export const cara = person('Cara', { role: 'approver' })
export const dan = person('Dan', { role: 'approver' })
export const house: House = { people: [ada, ben, cara, dan], substitutions: [], today: '2026-03-05' }

export function stage(more: Partial<RouteStage> = {}): RouteStage {
  const seats = [ben.id, dan.id].map((who) => ({ person: who, reset: { on: 'every change' as const }, delegate: null, added: null }))
  return { id: 'legal', name: 'Legal', quorum: { rule: 'all' }, seats, needed: true, openedAt: issued, remindAfter: null, escalateAfter: null, escalateTo: null, ...more }
}

/** What Ada submitted, and Ben and Dan are asked about. */
export function round(more: Partial<Round> = {}): Round {
  return {
    id: given.round, contract: given.contract, number: 1, version: id('v2'), versionHash: hashA, facts: request.facts, submitter: ada.id, submittedAt: issued, note: '',
    policies: [standingPolicy], policy: { id: 'p', name: 'P' }, stages: [stage(), stage({ id: 'board', name: 'Board', openedAt: null })], decisions: [], state: 'pending', endedAt: null, ...more,
  }
}

/** The workspace that asked Ben, who has answered with a key of his. */
export function present(more: Partial<Present> = {}): Present {
  return { given, answered: false, holders: [ben.id], round: round(), house, now: later, ...more }
}
