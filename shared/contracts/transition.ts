import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { transitions, type Command, type Guard, type Transition } from '#shared/contracts/lifecycle.ts'
import { isOwner, mayEdit, type Person } from '#shared/contracts/person.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

/** What the guards look at. The caller gathers them; no guard looks anything up. */
export interface TransitionFacts {
  readonly actor: Person
  readonly now: Instant
  readonly reason: string
  readonly hasText: boolean
  readonly hasNamedVersion: boolean
  readonly approvalComplete: boolean
  readonly gateProblems: number
  readonly allSigned: boolean
}

interface GuardRule {
  readonly code: string
  readonly holds: (facts: TransitionFacts) => boolean
  readonly message: string
}

const guardRules: Readonly<Record<Guard, GuardRule>> = {
  'may edit': {
    code: 'lifecycle.may-not-edit',
    holds: ({ actor }) => mayEdit(actor),
    message: 'Only an owner or an editor may do this. Ask one of them, or switch to your own profile.',
  },
  'is owner': {
    code: 'lifecycle.not-owner',
    holds: ({ actor }) => isOwner(actor),
    message: 'Only an owner may do this. Ask an owner, or switch to your own profile.',
  },
  'reason given': {
    code: 'lifecycle.no-reason',
    holds: ({ reason }) => reason.trim() !== '',
    message: 'A reason is needed; it is kept in the history. Give one and try again.',
  },
  'has text': { code: 'lifecycle.no-text', holds: ({ hasText }) => hasText, message: 'The contract has no text yet. Write it or import it first.' },
  'has named version': {
    code: 'lifecycle.no-version',
    holds: ({ hasNamedVersion }) => hasNamedVersion,
    message: 'An approval binds to a named version, and this text has none. Name a version first.',
  },
  'approval complete': {
    code: 'lifecycle.not-approved',
    holds: ({ approvalComplete }) => approvalComplete,
    message: 'The approvals this contract needs are not complete.',
  },
  'gate passes': {
    code: 'lifecycle.gate-closed',
    holds: ({ gateProblems }) => gateProblems === 0,
    message: 'Something is still missing before this can be signed. The list beside the document says what, and where.',
  },
  'all signed': { code: 'lifecycle.not-all-signed', holds: ({ allSigned }) => allSigned, message: 'Not everyone has signed yet.' },
}

/** The transition a command means in a state, if the table has one. */
export function findTransition(state: Contract['state'], command: Command): Transition | undefined {
  return transitions.find((transition) => transition.from === state && transition.command === command)
}

/** Why a command may not be given now, or null if it may. */
export function objection(transition: Transition, facts: TransitionFacts): { code: string; message: string } | null {
  const failing = transition.guards.map((guard) => guardRules[guard]).find((rule) => !rule.holds(facts))
  return failing === undefined ? null : { code: failing.code, message: failing.message }
}

/**
 * Moves a contract along the lifecycle, or refuses by name: `lifecycle.not-from-here` where the table has no such move,
 * else the first guard that fails.
 */
export function applyCommand(
  contract: Contract,
  command: Command,
  facts: TransitionFacts,
): Result<{ readonly contract: Contract; readonly event: AuditEvent }> {
  const transition = findTransition(contract.state, command)
  if (transition === undefined) {
    return refused('lifecycle.not-from-here', `“${command}” is not possible while the contract is in “${contract.state}”. Nothing was changed.`)
  }
  const why = objection(transition, facts)
  if (why !== null) return refused(why.code, why.message)
  const leavesApproval = transition.to !== 'approved' && transition.to !== 'signing' && transition.to !== 'executed'
  const keepsSubmission = transition.to === 'approval pending' || !leavesApproval
  return accepted({
    contract: {
      ...contract,
      state: transition.to,
      submission: keepsSubmission || contract.state === 'executed' ? contract.submission : null,
      approvedVersion: leavesApproval && contract.state !== 'executed' ? null : contract.approvedVersion,
      updatedAt: facts.now,
    },
    event: { kind: 'state changed', contract: contract.id, from: transition.from, to: transition.to, command, reason: facts.reason.trim() },
  })
}
