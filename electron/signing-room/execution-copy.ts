import type { Node } from 'prosemirror-model'
import { documentOf } from '#electron/drafts/versions.ts'
import { evidencePagesHtml } from '#electron/pdf/evidence-html.ts'
import type { AttachedFile } from '#electron/pdf/attached-files.ts'
import type { Services } from '#electron/services.ts'
import { gatherEvidence, type Asked } from '#electron/signing-room/evidence.ts'
import { gateNow } from '#electron/signing-room/expiry.ts'
import { printContract } from '#electron/signing-room/print-shop.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { documentByHash } from '#electron/store/repositories/documents.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Version } from '#shared/contracts/version.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { ContractId } from '#shared/lib/ids.ts'

const utf8 = new TextEncoder()

/** What is to be signed: the approved version of a contract. */
export interface Approved {
  readonly contract: Contract
  readonly version: Version
  readonly doc: Node
}

/** The approved version of a contract, if its gate is open. Throws lifecycle.gate-closed. */
export function approvedText(services: Services, id: ContractId): Approved {
  const contract = getContract(services.db, id)
  const [first] = gateNow(services, id)
  if (first !== undefined || contract.submission === null) {
    throw new AppError('lifecycle.gate-closed', first?.message ?? 'The contract is not approved yet. Submit it for approval first.')
  }
  const version = getVersion(services.db, contract.submission.version)
  return { contract, version, doc: documentOf(services, version.hash) }
}

/** The text and the values filled into it, to travel inside the PDF. */
export function attachmentsOf(services: Services, { version, doc }: Approved): readonly AttachedFile[] {
  return [
    { name: 'document.json', mediaType: 'application/json', bytes: utf8.encode(documentByHash(services.db, version.hash)), description: 'The text that is signed, as canonical JSON', relationship: 'Source' },
    { name: 'fields.json', mediaType: 'application/json', bytes: utf8.encode(canonicalJson(fieldsOf(doc))), description: 'The values filled into the text', relationship: 'Data' },
  ]
}

/** Prints the approved text with its evidence pages, before any field is made. */
export function printApproved(services: Services, approved: Approved, asked: Asked): Promise<Uint8Array> {
  const { contract, version, doc } = approved
  const evidence = evidencePagesHtml(gatherEvidence(services, contract, version, fieldsOf(doc), asked, attachmentsOf(services, approved)))
  return printContract(services, { title: contract.title, doc, version: `Version ${version.number}`, hash: version.hash, evidence })
}
