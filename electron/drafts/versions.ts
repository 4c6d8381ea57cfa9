import type { Node } from 'prosemirror-model'
import { settleEditing } from '#electron/drafts/settle.ts'
import type { Services, Writer } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { documentByHash, keepDocument } from '#electron/store/repositories/documents.ts'
import { insertVersion, versionsOf } from '#electron/store/repositories/versions.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import type { Version, VersionKind } from '#shared/contracts/version.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { wordCount } from '#shared/document/plain-text.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Names the working text as it stands: an immutable version under the hash of its canonical JSON, and the event that tells of it. */
export function nameVersion(
  services: Services,
  writer: Writer,
  contract: ContractId,
  given: { readonly name: string; readonly kind: VersionKind; readonly note: string },
): Version {
  settleEditing(services, writer, contract)
  return nameDocument(services, writer, contract, services.drafts.read(contract).doc, given)
}

/** Names a text that is not the working one, such as one that was received. */
export function nameDocument(
  services: Services,
  writer: Writer,
  contract: ContractId,
  doc: Node,
  given: { readonly name: string; readonly kind: VersionKind; readonly note: string },
): Version {
  const hash = documentHash(doc)
  const json = canonicalDocument(doc)
  // What is kept for ever must be what can be opened: the strict reader has the last word before it is named.
  openedDocument(json, hash)
  keepDocument(writer.db, hash, json)
  const version: Version = {
    id: services.newId<'version'>(),
    contract,
    number: versionsOf(writer.db, contract).length + 1,
    name: given.name,
    kind: given.kind,
    hash,
    words: wordCount(doc),
    note: given.note,
    createdAt: writer.now,
    createdBy: writer.actor.id,
  }
  insertVersion(writer.db, version)
  writer.audit({ kind: 'version named', contract, version: version.id, number: version.number, name: version.name, versionKind: version.kind, hash })
  return version
}

/** Names the working text at a person's wish; only while it may be written, for otherwise its version is named already. */
export function nameVersionByHand(services: Services, contract: ContractId, given: { readonly name: string; readonly kind: VersionKind; readonly note: string }): Version {
  return services.write((writer) => {
    const { state } = getContract(writer.db, contract)
    if (!mayEdit(writer.actor)) throw new AppError('version.may-not-edit', 'Only an owner or an editor may name a version. Switch to your own profile.')
    if (!editableStates.has(state)) throw new AppError('version.read-only', `The text is fixed while the contract is in “${state}”; its version is named already.`)
    return nameVersion(services, writer, contract, given)
  })
}

/** The document kept under a hash. Throws document.missing, or document.altered when the text no longer has the hash it is kept under. */
export function documentOf(services: Services, hash: Sha256): Node {
  return openedDocument(documentByHash(services.db, hash), hash)
}

function altered(cause?: unknown): AppError {
  return new AppError('document.altered', 'The text kept for this version is not the one that was named: it was altered from outside. It is not shown. Run the doctor on the file.', { cause })
}

function openedDocument(json: string, hash: Sha256): Node {
  const parsed = parseDocument(parsedJson(json))
  if (!parsed.ok) throw AppError.from(parsed.refusal)
  if (documentHash(parsed.value) !== hash) throw altered()
  return parsed.value
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw altered(error)
  }
}

/** The newest version, if it is the text as it stands now. */
export function versionOfPresentText(services: Services, contract: ContractId): Version | null {
  const newest = versionsOf(services.db, contract).at(-1)
  if (newest === undefined) return null
  return newest.hash === documentHash(services.drafts.read(contract).doc) ? newest : null
}
