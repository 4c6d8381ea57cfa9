import { expect } from 'vitest'
import type { Db } from '#electron/store/database.ts'
import { roundsOf } from '#electron/store/repositories/approval-rounds.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { ada, approval, ben, contract, eve, hashA, hashB, id, noon, person, round } from '#test/helpers/records.ts'

const submitted = '2026-03-01T09:00:00.000Z'
const later = '2026-03-05T08:00:00.000Z'
const submission = { version: id<'version'>('v1'), versionHash: hashA, by: ada.id, at: submitted }
const named = { ...contract().counterparty, name: ' Bright Bakery Ltd ' }

const contracts: Readonly<Record<string, Partial<Contract>>> = {
  'never submitted': {},
  approved: { state: 'approved', submission, counterparty: named, value: { amount: '1200.50', currency: 'GBP' }, template: { id: 'commercial-lease', version: 2 } },
  'rejected, now pending': { state: 'approval pending', submission },
  'edited again': { state: 'review' },
  'without a log': { state: 'review', owner: ben.id },
}

/** An approval as it was kept when there was one stage. */
interface OldApproval {
  readonly id: string
  readonly contract: string
  readonly versionHash: string
  readonly decision: string
  readonly voided: { readonly at: string; readonly because: string } | null
}

const base = { id: 'a1', contract: 'approved', version: 'v1', versionHash: hashA, stage: 1, decision: 'approved', reason: 'Reads well.', by: ben.id, at: noon, voided: null }

function oldApproval(more: Partial<OldApproval>): OldApproval {
  return { ...base, ...more }
}

const voided = { at: later, because: 'the yard' }
const approvals = [
  oldApproval({}),
  oldApproval({ id: 'a2', contract: 'rejected, now pending', decision: 'rejected', versionHash: hashB }),
  oldApproval({ id: 'a3', contract: 'edited again', voided }),
  oldApproval({ id: 'a4', contract: 'without a log', voided }),
]

/** A workspace of the time before there were stages, with approvals in every state they could be in. */
export function fillOneStage(db: Db): void {
  for (const each of [ada, ben, eve, person('Gone', { active: false })]) db.prepare('INSERT INTO people (id, record) VALUES (?, ?)').run(each.id, JSON.stringify(each))
  for (const [name, more] of Object.entries(contracts)) db.prepare('INSERT INTO contracts (id, record) VALUES (?, ?)').run(name, JSON.stringify({ ...contract(more), id: name }))
  for (const each of approvals) db.prepare('INSERT INTO approvals (id, contract, record) VALUES (?, ?, ?)').run(each.id, each.contract, JSON.stringify(each))
  const told = db.prepare('INSERT INTO audit (sequence, at, "by", event, previous, hash) VALUES (?, ?, ?, ?, ?, ?)')
  const submit = (contractId: string): string => JSON.stringify({ kind: 'state changed', contract: contractId, from: 'negotiation', to: 'approval pending', command: 'submit', reason: '' })
  const log = [[submitted, ada.id, submit('rejected, now pending')], ['2026-03-01T10:00:00.000Z', eve.id, submit('edited again')], [later, ada.id, submit('rejected, now pending')]] as const
  for (const [at, [when, by, event]] of log.entries()) told.run(at + 1, when, by, event, '0'.repeat(64), String(at).repeat(64))
}

/** What must be there of it as rounds. */
export function compareOneStage(db: Db): void {
  const facts = {
    title: 'Lease', type: 'lease', value: '1200.50', currency: 'GBP', counterparty: 'Bright Bakery Ltd', 'counterparty address': null, 'counterparty registration': null, 'counterparty kind': 'company',
    effective: null, end: null, template: 'commercial-lease', deviations: null,
  }
  const decided = { id: id<'approval'>('a1'), reason: 'Reads well.' }
  const opened = (at: string) => round().stages.map((stage) => ({ ...stage, openedAt: at }))
  expect(roundsOf(db, id('never submitted'))).toEqual([])
  expect(roundsOf(db, id('approved'))).toEqual([
    round({ id: id('round a1'), contract: id('approved'), facts, submittedAt: submitted, stages: opened(submitted), decisions: [approval({ ...decided, facts })], state: 'approved', endedAt: noon }),
  ])
  expect(roundsOf(db, id('rejected, now pending'))).toEqual([
    round({
      id: id('round a2'), contract: id('rejected, now pending'), versionHash: hashB, submittedAt: submitted, stages: opened(submitted), state: 'rejected', endedAt: noon,
      decisions: [approval({ ...decided, id: id('a2'), decision: 'rejected', versionHash: hashB })],
    }),
    round({
      id: id('round 2 of rejected, now pending'), contract: id('rejected, now pending'), number: 2, submittedAt: submitted, stages: opened(submitted), state: 'pending',
      facts: { ...facts, value: null, currency: null, counterparty: null, template: null },
    }),
  ])
  expect(roundsOf(db, id('edited again'))).toEqual([
    round({
      id: id('round a3'), contract: id('edited again'), submitter: eve.id, submittedAt: '2026-03-01T10:00:00.000Z', stages: opened('2026-03-01T10:00:00.000Z'), state: 'edited', endedAt: later,
      decisions: [approval({ ...decided, id: id('a3'), voided })],
    }),
  ])
  expect(roundsOf(db, id('without a log'))).toMatchObject([{ submitter: ben.id, submittedAt: noon, state: 'edited', decisions: [{ id: 'a4', voided }] }])
  expect(() => db.prepare('DELETE FROM approval_rounds').run()).toThrow('kept')
}
