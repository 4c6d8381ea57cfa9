import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvalSchema, standingPolicy, type Approval, type ApprovalPolicy } from '#shared/approvals/approval.ts'
import { approvalComplete, approversOf, decideApproval, openStage, someoneCanApprove, voidApprovals, type Decision } from '#shared/approvals/decide.ts'
import { storedStates, type Contract, type Submission } from '#shared/contracts/contract.ts'
import { roles, type Person } from '#shared/contracts/person.ts'
import { ada, approval, ben, contract, eve, hashA, hashB, id, noon, outcome, person, value, vic } from '#test/helpers/records.ts'

const later = '2026-03-05T08:00:00.000Z'
const submission: Submission = { version: id('v1'), versionHash: hashA, by: ada.id, at: noon }
const submitted = (more: Partial<Contract> = {}): Contract => contract({ state: 'approval pending', submission, ...more })
const decision = (more: Partial<Decision> = {}): Decision => ({ id: id('d1'), decision: 'approved', reason: '', by: ben, at: later, version: id('v1'), versionHash: hashA, ...more })
const house = [ada, ben, eve, vic]
const owner = standingPolicy.stages[0]
if (owner === undefined) throw new Error('the standing policy has no stage')
const twoStages: ApprovalPolicy = { stages: [owner, { ...owner, name: 'Second owner' }] }

describe('deciding on a submission', () => {
  it('records who, when, on which version and hash, and why', () => {
    const made = value(decideApproval(submitted(), [], house, decision({ reason: '  Reads well. ' })))
    expect(made).toEqual({
      id: 'd1', contract: 'lease', version: 'v1', versionHash: hashA, stage: 1, decision: 'approved', reason: 'Reads well.', by: 'ben', at: later, voided: null,
    })
    expect(approvalSchema.safeParse(made).success).toBe(true)
  })

  it.each(storedStates.filter((state) => state !== 'approval pending'))('is refused in %s: nothing waits', (state) => {
    expect(outcome(decideApproval(submitted({ state }), [], house, decision()))).toBe('approval.nothing-submitted')
  })

  it('is refused where the record names no submission', () => {
    expect(outcome(decideApproval(submitted({ submission: null }), [], house, decision()))).toBe('approval.nothing-submitted')
  })

  it.each(['approved', 'rejected'] as const)('is never the submitter’s own: %s', (verdict) => {
    expect(outcome(decideApproval(submitted(), [], house, decision({ by: ada, decision: verdict, reason: 'mine' })))).toBe('approval.own-submission')
  })

  it.each([
    ['another version', { version: id<'version'>('v2') }],
    ['the same version with another text', { versionHash: hashB }],
  ])('is refused on %s than was submitted', (_, other) => {
    expect(outcome(decideApproval(submitted(), [], house, decision(other)))).toBe('approval.other-version')
  })

  it('is for active owners of this house', () => {
    const stranger = person('Stranger')
    const gone = person('Gone', { active: false })
    for (const by of [eve, vic, person('App', { role: 'approver' }), stranger, gone]) {
      expect(outcome(decideApproval(submitted(), [], [...house, gone], decision({ by }))), by.name).toBe('approval.not-an-approver')
    }
  })

  it('asks a rejection for its reason, and an approval for none', () => {
    expect(outcome(decideApproval(submitted(), [], house, decision({ decision: 'rejected', reason: ' \n ' })))).toBe('approval.no-reason')
    expect(outcome(decideApproval(submitted(), [], house, decision({ decision: 'rejected', reason: 'Clause 4' })))).toBe('accepted')
    expect(outcome(decideApproval(submitted(), [], house, decision({ reason: '' })))).toBe('accepted')
  })

  it('is refused once every stage is complete', () => {
    expect(outcome(decideApproval(submitted(), [approval()], house, decision()))).toBe('approval.complete')
  })

  it('goes to the first stage that is still open', () => {
    expect(value(decideApproval(submitted(), [approval()], house, decision(), twoStages)).stage).toBe(2)
  })
})

describe('an approval', () => {
  it('completes a submission of exactly its version and hash', () => {
    expect(approvalComplete(submitted(), [approval()])).toBe(true)
  })

  it.each([
    ['it was given on another version', { version: id<'version'>('v2') }],
    ['it was given on another text', { versionHash: hashB }],
    ['it was voided', { voided: { at: later, because: 'edited' } }],
    ['it was a rejection', { decision: 'rejected' as const }],
    ['it was given at another stage', { stage: 2 }],
  ])('does not count when %s', (_, more) => {
    expect(approvalComplete(submitted(), [approval(more)])).toBe(false)
  })

  it('completes nothing that was not submitted', () => {
    expect(approvalComplete(submitted({ submission: null }), [approval()])).toBe(false)
  })

  it('is not enough where the policy has more stages, or none at all', () => {
    expect(approvalComplete(submitted(), [approval()], twoStages)).toBe(false)
    expect(approvalComplete(submitted(), [approval(), approval({ id: id('a2'), stage: 2 })], twoStages)).toBe(true)
    expect(approvalComplete(submitted(), [approval()], { stages: [] })).toBe(false)
  })
})

describe('a stage without approvers', () => {
  it('blocks, and never passes', () => {
    const alone = [ada, eve]
    expect(approversOf(owner, alone, submission)).toEqual([])
    expect(openStage(standingPolicy, [], submission)).toBe(1)
    expect(approvalComplete(submitted(), [])).toBe(false)
    expect(outcome(decideApproval(submitted(), [], alone, decision()))).toBe('approval.not-an-approver')
  })

  it('is told before the submission', () => {
    expect(someoneCanApprove([ada, eve, person('Gone', { active: false })], ada)).toBe(false)
    expect(someoneCanApprove([ada, ben], ada)).toBe(true)
    expect(someoneCanApprove([ada], eve)).toBe(true)
  })
})

describe('voiding', () => {
  it('keeps the approvals on record and says when and why', () => {
    expect(voidApprovals([approval()], 'edit again', later)).toEqual([approval({ voided: { at: later, because: 'edit again' } })])
  })

  it('leaves alone what was voided before, and rejections, which gave nothing', () => {
    const before = approval({ voided: { at: noon, because: 'first' } })
    expect(voidApprovals([before, approval({ id: id('a2'), decision: 'rejected', reason: 'no' })], 'again', later)).toEqual([])
  })
})

describe('whatever people and decisions there are', () => {
  const profile = fc.record({ role: fc.constantFrom(...roles), active: fc.boolean() })
  const people = fc.array(profile, { minLength: 1, maxLength: 5 }).map((all) => all.map((each, at): Person => person(`P${at}`, each)))
  const anyDecision = fc.record({
    who: fc.nat(), decision: fc.constantFrom('approved' as const, 'rejected' as const), reason: fc.constantFrom('', 'why'),
    version: fc.constantFrom(id<'version'>('v1'), id<'version'>('v2')), versionHash: fc.constantFrom(hashA, hashB),
  })

  it('a contract is only ever approved by active owners other than the submitter, on the submitted hash', () => {
    fc.assert(
      fc.property(people, fc.nat(), fc.array(anyDecision, { maxLength: 8 }), fc.constantFrom(standingPolicy, twoStages), (all, who, decisions, policy) => {
        const submitter = all[who % all.length] ?? ada
        const pending = submitted({ submission: { ...submission, by: submitter.id } })
        const given: Approval[] = []
        for (const [at, each] of decisions.entries()) {
          const by = all[each.who % all.length] ?? ada
          const result = decideApproval(pending, given, all, { ...each, by, id: id(`d${at}`), at: later }, policy)
          if (result.ok) given.push(result.value)
        }
        for (const each of given) {
          const by = all.find((candidate) => candidate.id === each.by)
          expect(by).toMatchObject({ role: 'owner', active: true })
          expect(each.by).not.toBe(submitter.id)
          expect(each).toMatchObject({ version: 'v1', versionHash: hashA })
          if (each.decision === 'rejected') expect(each.reason).not.toBe('')
        }
        const approved = given.filter((each) => each.decision === 'approved')
        expect(approvalComplete(pending, given, policy)).toBe(approved.length === policy.stages.length)
        expect(approvalComplete(pending, [...given.filter((each) => each.voided !== null), ...voidApprovals(given, 'edited', later)], policy)).toBe(false)
      }),
    )
  })
})
