import { standingPolicy } from '#shared/approvals/policy.ts'
import type { Decision, Round } from '#shared/approvals/round.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { newContract } from '#shared/contracts/new-contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { Id, Instant } from '#shared/lib/ids.ts'
import type { Refusal, Result } from '#shared/lib/result.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import type { Exchange } from '#shared/negotiation/exchange.ts'
import type { Issue } from '#shared/negotiation/issue.ts'
import type { Ceremony, SignatureRecord, Signer } from '#shared/signing/ceremony.ts'

/** A text as an id of the kind that is asked for. */
export function id<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>
}

export const noon: Instant = '2026-03-02T12:00:00.000Z'

export function person(name: string, more: Partial<Person> = {}): Person {
  return { id: id(name.toLowerCase()), name, title: '', email: '', role: 'owner', active: true, ...more }
}

export const ada = person('Ada')
export const ben = person('Ben')
export const eve = person('Eve', { role: 'editor' })
export const vic = person('Vic', { role: 'viewer' })

export function contract(more: Partial<Contract> = {}): Contract {
  return { ...newContract({ id: id('lease'), title: 'Lease', type: 'lease', owner: ada, now: noon }), ...more }
}

export const hashA = 'a'.repeat(64)
export const hashB = 'b'.repeat(64)

/** An approval of the standing policy’s one stage. */
export function approval(more: Partial<Decision> = {}): Decision {
  return {
    id: id('approval'), stage: 'standing-owner', seat: ben.id, by: ben.id, as: 'self', decision: 'approved', reason: '', at: noon, versionHash: hashA, facts: {}, file: null, voided: null, ...more,
  }
}

/** What Ada submitted under the standing policy, for Ben to decide. */
export function round(more: Partial<Round> = {}): Round {
  const { id: policy, name, stages } = standingPolicy
  return {
    id: id('round'), contract: id('lease'), number: 1, version: id('v1'), versionHash: hashA, facts: {}, submitter: ada.id, submittedAt: noon, note: '', policies: [], policy: { id: policy, name },
    stages: stages.map(({ id: stage, name: called, quorum }) => ({
      id: stage, name: called, quorum, needed: true, openedAt: noon, remindAfter: null, escalateAfter: null, escalateTo: null,
      seats: [{ person: ben.id, reset: { on: 'every change' }, delegate: null, added: null }],
    })),
    decisions: [], state: 'pending', endedAt: null, ...more,
  }
}

export function signature(more: Partial<SignatureRecord> = {}): SignatureRecord {
  return { at: noon, consent: 'I agree', intent: 'I sign', pagesViewed: [1, 2], markKind: 'typed', fingerprint: hashA, certified: '', witness: null, pdf: id('f'.repeat(64)), ink: null, ...more }
}

export function signer(order: number, more: Partial<Signer> = {}): Signer {
  return {
    id: id(`s${order}`), order, role: 'signer', witnessOf: null, party: `Party ${order}`, name: `Signer ${order}`, capacity: '', email: '', block: `b${order}`,
    field: `Signature${order}`, signature: null, way: 'in person', handedOver: null, ...more,
  }
}

/** A signing of two pages, open. */
export function ceremony(signers: readonly Signer[], more: Partial<Ceremony> = {}): Ceremony {
  return {
    id: id('signing'), contract: id('lease'), version: id('v1'), versionHash: hashA, state: 'open', pages: 2, executionCopy: id('0'.repeat(64)), pdf: id('0'.repeat(64)),
    certificate: null, certificateSealedBy: null, signers: [...signers], fields: [], expiresAt: null, seal: null, handedOut: [], conformed: null, conformedSealedBy: null, finished: null, timeStamps: [], longTermData: [], pendingTimeStamp: null, createdAt: noon, createdBy: ada.id, endedAt: null, endedBecause: null, ...more,
  }
}

export function thread(more: Partial<Thread> = {}): Thread {
  const comment = { id: id<'comment'>('c1'), person: ada.id, author: 'Ada', at: noon, text: 'Too much.', editedAt: null, removedAt: null }
  return { id: id('t1'), contract: id('lease'), paragraph: 'p4', quote: 'the rent', internal: false, state: 'open', comments: [comment], ...more }
}

export function issue(more: Partial<Issue> = {}): Issue {
  return {
    id: id('u1'), contract: id('lease'), paragraph: 'p4', clause: '4 Rent', title: 'Rent', theirAsk: 'Less', ourPosition: 'No', status: 'open', notes: '', order: 1,
    createdAt: noon, createdBy: ada.id, updatedAt: noon, ...more,
  }
}

export function exchange(more: Partial<Exchange> = {}): Exchange {
  return {
    id: id('e1'), contract: id('lease'), direction: 'sent', version: id('v1'), versionHash: hashA, at: noon, by: ada.id, counterparty: 'Bright Bakery Ltd', note: '', basis: null,
    disclosure: { authors: 'house', comments: 'none' }, files: [{ role: 'clean', fileName: 'Lease.pdf', blob: id(hashB), bytes: 8 }], ...more,
  }
}

/** The code of a refusal, or 'accepted'. */
export function outcome<T, R extends Refusal>(result: Result<T, R>): string {
  return result.ok ? 'accepted' : result.refusal.code
}

/** What a rule accepted; fails the test with the refusal's words if it did not. */
export function value<T, R extends Refusal>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}: ${result.refusal.message}`)
  return result.value
}
