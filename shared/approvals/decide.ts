import { standingPolicy, type Approval, type ApprovalPolicy } from '#shared/approvals/approval.ts'
import type { Contract, Submission } from '#shared/contracts/contract.ts'
import { isOwner, type Person } from '#shared/contracts/person.ts'
import type { Version } from '#shared/contracts/version.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { ApprovalId, Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

type Stage = ApprovalPolicy['stages'][number]

/** The people who may complete a stage: its role, active, and never the submitter. An empty answer blocks; it never passes. */
export function approversOf(stage: Stage, people: readonly Person[], submission: Submission): Person[] {
  return people.filter((person) => person.active && person.role === stage.approvers.role && person.id !== submission.by)
}

/** An approval counts while it was not voided and was given on exactly this version and hash. */
function countsFor(approval: Approval, submission: Submission): boolean {
  return approval.voided === null && approval.version === submission.version && approval.versionHash === submission.versionHash
}

/** The number of the first stage not yet complete (counted from 1), or null when every stage is. */
export function openStage(policy: ApprovalPolicy, approvals: readonly Approval[], submission: Submission): number | null {
  const index = policy.stages.findIndex(
    (_, at) => !approvals.some((approval) => countsFor(approval, submission) && approval.decision === 'approved' && approval.stage === at + 1),
  )
  return index === -1 ? null : index + 1
}

/** Whether what was submitted is approved: every stage complete, on the present version's own hash. */
export function approvalComplete(contract: Contract, approvals: readonly Approval[], policy: ApprovalPolicy = standingPolicy): boolean {
  return contract.submission !== null && policy.stages.length > 0 && openStage(policy, approvals, contract.submission) === null
}

export interface Decision {
  readonly id: ApprovalId
  readonly decision: 'approved' | 'rejected'
  readonly reason: string
  readonly by: Person
  readonly at: Instant
  /** What the approver had before them; must be what was submitted. */
  readonly version: Version['id']
  readonly versionHash: Sha256
}

/**
 * Takes a person's decision on a submission. Refuses: approval.nothing-submitted, approval.own-submission, approval.not-an-approver,
 * approval.other-version, approval.no-reason.
 */
export function decideApproval(
  contract: Contract,
  approvals: readonly Approval[],
  people: readonly Person[],
  given: Decision,
  policy: ApprovalPolicy = standingPolicy,
): Result<Approval> {
  const { submission } = contract
  if (contract.state !== 'approval pending' || submission === null) {
    return refused('approval.nothing-submitted', 'Nothing is waiting for approval here. Nothing was changed.')
  }
  if (given.by.id === submission.by) {
    return refused('approval.own-submission', 'No one approves what they submitted themselves. Another owner must decide.')
  }
  if (given.version !== submission.version || given.versionHash !== submission.versionHash) {
    return refused('approval.other-version', 'What you decided on is not the version that was submitted. Read the submitted version and decide again.')
  }
  const number = openStage(policy, approvals, submission)
  const stage = number === null ? undefined : policy.stages[number - 1]
  if (number === null || stage === undefined) return refused('approval.complete', 'This submission has already been decided.')
  if (!approversOf(stage, people, submission).some((person) => person.id === given.by.id)) {
    return refused('approval.not-an-approver', 'Only an owner other than the submitter may decide this. Switch to that person’s profile.')
  }
  if (given.decision === 'rejected' && given.reason.trim() === '') {
    return refused('approval.no-reason', 'A rejection needs a reason, so that the author knows what to change.')
  }
  return accepted({
    id: given.id,
    contract: contract.id,
    version: submission.version,
    versionHash: submission.versionHash,
    stage: number,
    decision: given.decision,
    reason: given.reason.trim(),
    by: given.by.id,
    at: given.at,
    voided: null,
  })
}

/** The approvals that an edit voids: all that still stand. They stay on record; a rejection gave nothing that could be taken back. */
export function voidApprovals(approvals: readonly Approval[], because: string, at: Instant): Approval[] {
  return approvals.filter((approval) => approval.decision === 'approved' && approval.voided === null).map((approval) => ({ ...approval, voided: { at, because } }))
}

/** Whether anyone could approve what this person would submit; an owner working alone is told before, not after. */
export function someoneCanApprove(people: readonly Person[], submitter: Person): boolean {
  return people.some((person) => isOwner(person) && person.id !== submitter.id)
}
