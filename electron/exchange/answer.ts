import { keptRequest } from '#electron/exchange/received.ts'
import { signText } from '#electron/exchange/file-signature.ts'
import { approvalFileName, handOut } from '#electron/exchange/hand-out.ts'
import { openSigningKey } from '#electron/exchange/open-key.ts'
import type { Services } from '#electron/services.ts'
import { findRequestIn, saveAnswer } from '#electron/store/repositories/approval-requests.ts'
import type { DecisionBody } from '#shared/approvals/files/bodies.ts'
import { checkAnswer } from '#shared/approvals/files/checks.ts'
import { fileText, signingInput } from '#shared/approvals/files/read-file.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import { sha256OfText, type Sha256 } from '#shared/lib/hash.ts'
import type { BlobId, IdentityId } from '#shared/lib/ids.ts'

/** What a person answers, and the key they answer with. */
export interface AnswerAct {
  readonly request: Sha256
  readonly identity: IdentityId
  readonly passphrase: string
  readonly decision: DecisionBody['decision']
  readonly reason: string
}

/** Signs the decision on a request, keeps it, and writes its file. Throws approval-file.*, identity.*. */
export async function answerRequest(services: Services, act: AnswerAct): Promise<{ blob: BlobId; fileName: string }> {
  const { kept, read } = keptRequest(services, act.request)
  const reason = act.reason.trim()
  allowed(checkAnswer(read.body, { decision: act.decision, reason }, { answered: kept.answered !== null, now: services.clock() }))
  using key = await openSigningKey(services, act.identity, act.passphrase)
  const file = services.write(({ db, now, actor, audit }) => {
    // Whoever else works on this file may have answered while the key was being opened.
    allowed(checkAnswer(read.body, { decision: act.decision, reason }, { answered: findRequestIn(db, act.request)?.answered !== null, now }))
    const { id: nonce, version, contract, workspace } = read.body
    const body: DecisionBody = {
      format: 'countersign-approval-decision', formatVersion: 1, request: act.request, nonce, signer: key.fingerprint, versionHash: version.hash, decision: act.decision, reason, at: now,
    }
    const text = fileText(body, allowed(signText(key, signingInput(body))))
    const fileName = approvalFileName(`Decision on ${contract.title}`)
    saveAnswer(db, act.request, { decision: act.decision, reason, at: now, by: actor.id, fingerprint: key.fingerprint, fileName, file: text })
    audit({
      kind: 'approval request answered', contract: null, request: act.request, title: contract.title, to: workspace.name, decision: act.decision, reason,
      fingerprint: key.fingerprint, file: sha256OfText(text),
    })
    return { text, fileName }
  })
  services.changed('approvals', null)
  return handOut(services, file.text, file.fileName)
}

/** The decision file of a request that was answered, once more. Throws approval-file.missing, approval-file.not-answered. */
export function answeredFile(services: Services, request: Sha256): { blob: BlobId; fileName: string } {
  const { answered } = keptRequest(services, request).kept
  if (answered === null) throw new AppError('approval-file.not-answered', 'This request was not answered yet, so there is no decision file.')
  return handOut(services, answered.file, answered.fileName)
}
