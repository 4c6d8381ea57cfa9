import { isApproved } from '#electron/approvals/contract-round.ts'
import { whyNobodyMaySign } from '#electron/approvals/authority.ts'
import { documentOf, versionOfPresentText } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { TransitionFacts } from '#shared/contracts/transition.ts'
import { documentHash } from '#shared/document/canonical.ts'
import { wordCount } from '#shared/document/plain-text.ts'
import { signingProblems } from '#shared/document/signing-problems.ts'
import { gateProblems, type GateProblem } from '#shared/signing/gate.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'

/** Everything that stands between a contract and its signing, on the text as it is now. */
export function gateOf(services: Services, contract: Contract): GateProblem[] {
  const { doc } = services.drafts.read(contract.id)
  const submitted = contract.submission === null ? null : getVersion(services.db, contract.submission.version)
  // What was approved is read from under its hash: a text altered from outside is refused here, before anyone signs it.
  if (submitted !== null) documentOf(services, submitted.hash)
  return gateProblems({
    contract,
    approvalComplete: isApproved(services.db, contract),
    submitted,
    textHash: documentHash(doc),
    textProblems: signingProblems(doc),
    signatureBlocks: signatureBlocks(doc).length,
    noAuthority: whyNobodyMaySign(services, contract),
  })
}

/** What the lifecycle's guards look at, gathered for one contract now. */
export function factsOf(services: Services, contract: Contract, reason: string): TransitionFacts {
  const { doc } = services.drafts.read(contract.id)
  return {
    actor: services.me(),
    now: services.clock(),
    reason,
    hasText: wordCount(doc) > 0,
    hasNamedVersion: versionOfPresentText(services, contract.id) !== null,
    approvalComplete: isApproved(services.db, contract),
    gateProblems: contract.state === 'approved' ? gateOf(services, contract).length : 0,
    allSigned: ceremoniesOf(services.db, contract.id).some((ceremony) => ceremony.state === 'completed'),
  }
}
