import type { Contract } from '#shared/contracts/contract.ts'
import type { Version } from '#shared/contracts/version.ts'
import type { Sha256 } from '#shared/lib/hash.ts'

/** What a problem in the text looks like to the gate (see shared/document/lint.ts). */
export interface TextProblem {
  readonly code: string
  readonly message: string
  readonly paragraphId: string | null
}

export interface GateProblem {
  readonly code: string
  readonly message: string
  readonly paragraph: string | null
  readonly place: 'document' | 'details' | 'approvals' | 'signing'
}

export interface GateFacts {
  readonly contract: Contract
  readonly approvalComplete: boolean
  readonly submitted: Version | null
  /** The hash of the working text as it stands now. */
  readonly textHash: Sha256
  readonly textProblems: readonly TextProblem[]
  readonly signatureBlocks: number
  /** Why nobody of the house may sign it, in words; null where somebody may. */
  readonly noAuthority: string | null
}

/** Everything that stands between a contract and its signing (X1): empty means the gate is open. */
export function gateProblems(facts: GateFacts): GateProblem[] {
  const { contract, submitted } = facts
  const problems: GateProblem[] = []
  const add = (place: GateProblem['place'], code: string, message: string, paragraph: string | null = null): void => {
    problems.push({ code, message, paragraph, place })
  }
  if (contract.state === 'signing') add('signing', 'gate.already-signing', 'A signing is already under way.')
  else if (contract.state !== 'approved') add('approvals', 'gate.not-approved', 'The contract is not approved yet. Submit it for approval first.')
  if (!facts.approvalComplete) add('approvals', 'gate.approval-incomplete', 'No approval holds for the text as it is now.')
  else if (submitted === null || submitted.hash !== facts.textHash) {
    add('approvals', 'gate.text-changed', 'The text is not the one that was approved. Submit it again.')
  }
  if (contract.counterparty.name.trim() === '') add('details', 'gate.no-counterparty', 'The other party has no name yet.')
  if (facts.noAuthority !== null) add('signing', 'gate.no-authority', facts.noAuthority)
  if (facts.signatureBlocks === 0 && !facts.textProblems.some((problem) => problem.code.includes('signature'))) {
    add('document', 'gate.no-signature-block', 'The document has no signature block. Add one for each party.')
  }
  for (const problem of facts.textProblems) add('document', problem.code, problem.message, problem.paragraphId)
  return problems
}
