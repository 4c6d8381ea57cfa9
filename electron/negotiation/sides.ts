import type { Node } from 'prosemirror-model'
import { readImport, shownReport } from '#electron/contracts/import.ts'
import { documentOf } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { exchangesOf } from '#electron/store/repositories/exchanges.ts'
import { getVersion, versionsOf } from '#electron/store/repositories/versions.ts'
import { documentFromTemplateValues } from '#electron/templates/library.ts'
import { isWordFile, readWord, shownWordReport } from '#electron/word/word-file.ts'
import type { Version } from '#shared/contracts/version.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractSide, FileSide } from '#shared/ipc/negotiation-views.ts'
import type { ImportReport } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { withIdsOf } from '#shared/negotiation/known-again.ts'
import type { ImportedWord } from '#shared/word/import/import-docx.ts'

/** A text that is compared, with its changes as they are, and what it is called. */
export interface Side {
  readonly title: string
  readonly doc: Node
  /** The version it is, if it is one. */
  readonly version: Version | null
}

/** What a version is called in a comparison. */
export function versionTitle({ number, name }: Version): string {
  return `Version ${number}, “${name}”`
}

function versionSide(services: Services, version: Version): Side {
  return { title: versionTitle(version), doc: documentOf(services, version.hash), version }
}

/** The template as it would be with the fields of this contract, so that only what departs from it differs. */
function templateSide(services: Services, contract: ContractId): Side {
  const { template } = getContract(services.db, contract)
  if (template === null) throw new AppError('compare.no-template', 'This contract was not made from a template, so there is none to compare with.')
  const { doc: draft } = services.drafts.read(contract)
  const values = Object.fromEntries(fieldsOf(draft).map((field) => [field.id, field.value]))
  const { doc, manifest } = documentFromTemplateValues(services, template.id, values)
  const title = manifest.version === template.version ? `The template “${manifest.title}”` : `The template “${manifest.title}” as it is now (version ${manifest.version})`
  return { title, doc: withIdsOf(draft, doc), version: null }
}

/** The version that crossed last between the sides: sent or received; null before the first one. */
export function lastCrossed(services: Services, contract: ContractId): Version | null {
  const last = exchangesOf(services.db, contract).at(-1)
  if (last !== undefined) return getVersion(services.db, last.version)
  return versionsOf(services.db, contract).findLast(({ kind }) => kind === 'sent' || kind === 'received') ?? null
}

/** The text a person means in a contract. Throws compare.no-template, compare.nothing-exchanged, compare.other-contract. */
export function contractSide(services: Services, contract: ContractId, side: ContractSide): Side {
  if (side === 'draft') return { title: 'The working text', doc: services.drafts.read(contract).doc, version: null }
  if (side === 'template') return templateSide(services, contract)
  if (side === 'last exchanged') {
    const last = lastCrossed(services, contract)
    if (last === null) throw new AppError('compare.nothing-exchanged', 'No text of this contract was sent or received yet, so there is none to compare with.')
    return versionSide(services, last)
  }
  const version = getVersion(services.db, side)
  if (version.contract !== contract) throw new AppError('compare.other-contract', 'This version belongs to another contract.')
  return versionSide(services, version)
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new AppError('import.not-json', 'This file is not a text that Countersign wrote: it is no JSON. Nothing was changed.', { cause: error })
  }
}

/** A text read from a file, and what could not be kept of it; JSON of ours is kept whole. */
export interface ReadText {
  readonly doc: Node
  readonly report: ImportReport | null
  /** What a Word file holds beside its text. */
  readonly word: ImportedWord | null
}

/** A file's bytes as a text, by its name's ending: .docx, .json as Countersign writes it, .txt, .md. Throws import.*, document.*, word.*. */
export function readText(services: Pick<Services, 'newId'>, bytes: Uint8Array, fileName: string): ReadText {
  if (isWordFile(fileName)) {
    const word = readWord(bytes)
    return { doc: word.doc, report: shownWordReport(word), word }
  }
  if (/\.json$/i.test(fileName)) {
    const parsed = parseDocument(parsedJson(bytes))
    if (!parsed.ok) throw AppError.from(parsed.refusal)
    return { doc: parsed.value, report: null, word: null }
  }
  const read = readImport(services, bytes, fileName)
  if (!read.ok) throw AppError.from(read.refusal)
  return { doc: read.value.doc, report: shownReport(read.value.report), word: null }
}

/** Whether a file of this name holds words only: no fields, no ids, no tracked changes. */
export function isPlain(fileName: string): boolean {
  return !/\.(json|docx?)$/i.test(fileName)
}

/** The bytes of a file that was handed over. Throws blob.missing. */
export function fileBytes(services: Services, { blob }: FileSide): Uint8Array {
  const stored = services.transient.get(blob) ?? findBlob(services.db, blob)
  if (stored === null) throw new AppError('blob.missing', 'The file did not arrive. Choose it again.')
  return stored.bytes
}

/** A file as a side of a comparison. */
export function fileSide(services: Services, file: FileSide): Side {
  return { title: file.fileName, doc: readText(services, fileBytes(services, file), file.fileName).doc, version: null }
}
