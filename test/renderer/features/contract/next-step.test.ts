import { describe, expect, it } from 'vitest'
import { nextStep } from '#renderer/features/contract/next-step.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { newContract } from '#shared/contracts/new-contract.ts'
import type { Person, Role } from '#shared/contracts/person.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { noon, round } from '#test/helpers/records.ts'
import type { CeremonyId, ContractId, PersonId, VersionId } from '#shared/lib/ids.ts'

const person = (id: string, role: Role): Person => ({ id: id as PersonId, name: id, title: '', email: '', role, active: true })
const maya = person('Maya', 'owner')
const tobias = person('Tobias', 'owner')
const vera = person('Vera', 'viewer')

function view(state: Contract['state'], rest: Partial<ContractView> = {}): ContractView {
  const contract = newContract({ id: 'c1' as ContractId, title: 'Lease', type: 'lease', owner: maya, now: '2026-03-01T09:00:00.000Z' })
  const submission = state === 'approval pending' ? { version: 'v1' as VersionId, versionHash: 'a'.repeat(64), by: maya.id, at: '2026-03-01T09:00:00.000Z' } : null
  const shown = state
  return { contract: { ...contract, state, submission }, shown, owner: maya, editable: true, annotatable: true, commands: [], versions: [], rounds: [], route: null, ceremonies: [], ...rest }
}

describe('the one next step', () => {
  it.each(['draft', 'review', 'negotiation'] as const)('of a contract in %s is to submit it', state => {
    expect(nextStep(view(state), maya)).toEqual({ step: 'submit' })
  })

  it('while approval is pending is to decide, for whoever is asked now', () => {
    const seat = { person: tobias.id, standing: 'undecided' as const, decidedBy: [tobias.id], added: false }
    const stage = { id: 's1', name: 'Owner', rule: 'Tobias', why: '', standing: 'open' as const, blocked: null, seats: [seat] }
    const route = { policy: 'Standing policy', stages: [stage], problems: [] }
    const rounds = [round({ submitter: maya.id, stages: [{ id: 's1', name: 'Owner', quorum: { rule: 'any' }, needed: true, openedAt: noon, remindAfter: null, escalateAfter: null, escalateTo: null, seats: [{ person: tobias.id, reset: { on: 'every change' }, delegate: null, added: null }] }] })]
    expect(nextStep(view('approval pending', { route, rounds }), tobias)).toEqual({ step: 'decide' })
    expect(nextStep(view('approval pending', { route, rounds }), maya)).toBeNull()
  })

  it('after approval is to prepare the signing', () => {
    expect(nextStep(view('approved'), maya)).toEqual({ step: 'prepare' })
  })

  it('during a signing is to continue it', () => {
    const ceremony = { id: 'k1' as CeremonyId, state: 'open' } as ContractView['ceremonies'][number]
    expect(nextStep(view('signing', { ceremonies: [ceremony] }), maya)).toEqual({ step: 'sign', ceremony: 'k1' })
  })

  it('once everyone has signed is to keep the signed PDF', () => {
    const ceremony = { id: 'k1' as CeremonyId, state: 'completed', pdf: 'b1' } as ContractView['ceremonies'][number]
    expect(nextStep(view('executed', { ceremonies: [ceremony] }), maya)).toEqual({ step: 'download', pdf: 'b1' })
    expect(nextStep(view('executed'), maya)).toBeNull()
  })

  it.each(['terminated', 'superseded', 'cancelled'] as const)('is none when the contract is %s', state => {
    expect(nextStep(view(state), maya)).toBeNull()
  })

  it('is none for someone who only reads', () => {
    for (const state of ['request', 'draft', 'review', 'negotiation', 'approval pending', 'approved'] as const) expect(nextStep(view(state), vera)).toBeNull()
  })
})
