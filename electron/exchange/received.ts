import { isKnown } from '#electron/exchange/person-keys.ts'
import { readRequest, textIn, type ReadRequest } from '#electron/exchange/request-file.ts'
import { asJson, stampOf } from '#electron/negotiation/comparison.ts'
import type { Services } from '#electron/services.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { allRequestsIn, findRequestIn, insertRequestIn, requestFile, type RequestIn } from '#electron/store/repositories/approval-requests.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { headOf } from '#shared/approvals/files/bodies.ts'
import { checkOpen } from '#shared/approvals/files/checks.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import type { OpenedRequest, ReceivedRequest } from '#shared/ipc/approval-files-api.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { BlobId } from '#shared/lib/ids.ts'

/** A request that is kept here, read again from its file. Throws approval-file.missing, and approval-file.* where the file kept was altered from outside. */
export function keptRequest({ db }: Services, id: Sha256): { readonly kept: RequestIn; readonly read: ReadRequest } {
  const kept = findRequestIn(db, id)
  if (kept === null) throw new AppError('approval-file.missing', 'This request is not in this workspace. Take its file in again.')
  const read = allowed(readRequest(requestFile(db, id), kept.receivedAt))
  if (read.id !== id) throw new AppError('approval-file.damaged', 'The request kept here is not the one that was taken in: it was altered from outside. It is not shown. Run the doctor on the file.')
  return { kept, read }
}

function lineOf({ db, clock }: Services, kept: RequestIn): ReceivedRequest {
  const { contract, signer, seat, stage, submitter, note, version, facts, issuedAt, expiresAt, workspace } = kept.head
  return {
    id: kept.id,
    fileName: kept.fileName,
    from: { workspace: workspace.name, person: kept.signerName, fingerprint: signer, known: isKnown(db, signer) },
    submitter,
    to: seat.name,
    title: contract.title,
    counterparty: contract.counterparty,
    stage: stage.name,
    note,
    versionNumber: version.number,
    versionHash: version.hash,
    facts,
    issuedAt,
    expiresAt,
    receivedAt: kept.receivedAt,
    expired: clock() > expiresAt,
    decision: kept.answered === null ? null : { decision: kept.answered.decision, reason: kept.answered.reason, at: kept.answered.at },
  }
}

/** Everything that was asked from elsewhere, newest first. */
export function receivedRequests(services: Services): ReceivedRequest[] {
  return allRequestsIn(services.db).map((kept) => lineOf(services, kept))
}

/** A request with its text, and the text as a redline against what the approver approved last. */
export function openRequest(services: Services, id: Sha256): OpenedRequest {
  const { kept, read } = keptRequest(services, id)
  const { doc, base } = read
  return {
    request: lineOf(services, kept),
    document: asJson(doc),
    sinceLast: base === null ? null : { number: base.number, redline: asJson(compareDocuments(base.doc, doc, stampOf(services, 'Comparison')).redline) },
  }
}

/** Takes a request in, to be read and answered here. One that is here already is opened as it was. Throws blob.missing, approval-file.*. */
export function takeRequest(services: Services, blob: BlobId, fileName: string): OpenedRequest {
  const file = allowed(textIn(handedFile(services, blob).bytes))
  const { id, body, signer, pictures } = allowed(readRequest(file, services.clock()))
  if (findRequestIn(services.db, id) !== null) return openRequest(services, id)
  allowed(checkOpen(body, services.clock()))
  services.write(({ db, now, actor, audit }) => {
    for (const picture of pictures) keepBlob(db, picture, now)
    insertRequestIn(db, { id, fileName, receivedAt: now, receivedBy: actor.id, signerName: signer.name, head: headOf(body) }, file)
    audit({ kind: 'approval request taken in', contract: null, request: id, fileName, title: body.contract.title, from: signer.name, fingerprint: signer.fingerprint })
  })
  services.changed('approvals', null)
  return openRequest(services, id)
}
