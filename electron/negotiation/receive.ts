import type { Node } from 'prosemirror-model'
import { nameDocument } from '#electron/drafts/versions.ts'
import { rewriteDraft, setAside } from '#electron/drafts/rewrite.ts'
import { compareTexts, stampOf, type ComparedTexts } from '#electron/negotiation/comparison.ts'
import { asVersionOf } from '#electron/negotiation/file-form.ts'
import { contractSide, fileBytes, readText, versionTitle, type Side } from '#electron/negotiation/sides.ts'
import { trackBecause } from '#electron/negotiation/tracking.ts'
import { giveTurn } from '#electron/negotiation/turns.ts'
import type { Services, Writer } from '#electron/services.ts'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { exchangesOf, getExchange, insertExchange } from '#electron/store/repositories/exchanges.ts'
import { getVersion, versionsOf } from '#electron/store/repositories/versions.ts'
import { returnedWord } from '#electron/word/returned.ts'
import { takeComments, withOwnThreads, type TakenComments } from '#electron/word/word-comments.ts'
import { keepMedia } from '#electron/word/word-media.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import type { Counterparty } from '#shared/contracts/contract.ts'
import { documentHash } from '#shared/document/canonical.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { FileSide } from '#shared/ipc/negotiation-views.ts'
import type { ImportReport } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { adopted } from '#shared/negotiation/returned/adopted.ts'
import { crossed, mayAdopt, mayCross } from '#shared/negotiation/cross.ts'
import type { Exchange } from '#shared/negotiation/exchange.ts'
import type { ImportedWord } from '#shared/word/import/import-docx.ts'

/** The other side as author of what it changed. */
function theirName({ name }: Pick<Counterparty, 'name'>): string {
  return name.trim() === '' ? 'The other side' : name.trim()
}

/** Whether the working text reads otherwise than a text does, every change accepted. */
function differsFrom(services: Services, contract: ContractId, { doc }: Side): boolean {
  return documentHash(comparable(services.drafts.read(contract).doc)) !== documentHash(comparable(doc))
}

/** The version that a received text answers: the one that was sent last; where none was, the working text, named if it is not yet. */
function answered(services: Services, writer: Writer, contract: ContractId): Side {
  const sent = exchangesOf(writer.db, contract).findLast(({ direction }) => direction === 'sent')
  if (sent !== undefined) return contractSide(services, contract, sent.version)
  const byHand = versionsOf(writer.db, contract).findLast(({ kind }) => kind === 'sent')
  if (byHand !== undefined) return contractSide(services, contract, byHand.id)
  const { doc } = services.drafts.read(contract)
  const hash = documentHash(doc)
  const named = setAside(services, writer, contract, 'Before the first text was received') ?? versionsOf(writer.db, contract).findLast((version) => version.hash === hash)
  return named === undefined ? { title: 'The working text', doc, version: null } : contractSide(services, contract, named.id)
}

/** Takes the comments, pictures and text of a Word file in, the text as a version of the one it answers. */
function takeWord(services: Services, writer: Writer, contract: ContractId, basis: Side, word: ImportedWord): { readonly doc: Node; readonly taken: TakenComments } {
  keepMedia(writer, word.media)
  const taken = takeComments(services, writer, contract, word.comments)
  return { doc: returnedWord(services, contract, basis, withOwnThreads(word.doc, taken.threads)).doc, taken }
}

export interface Received {
  readonly exchange: Exchange['id']
  readonly report: ImportReport
  readonly compared: ComparedTexts
  readonly editedSince: boolean
}

/** Takes in a file of the other side as a received version, and compares it with the text it answers. The working text stays as it is. */
export function receiveText(services: Services, contract: ContractId, file: FileSide, note: string): Received {
  const bytes = fileBytes(services, file)
  const { doc: read, report, word } = readText(services, bytes, file.fileName)
  return services.write((writer) => {
    const { db, actor, now, audit } = writer
    const before = getContract(db, contract)
    allowed(mayCross(before, actor))
    const basis = answered(services, writer, contract)
    const came = word === null ? null : takeWord(services, writer, contract, basis, word)
    const doc = came === null ? asVersionOf(services, basis.doc, read, file.fileName) : came.doc
    const name = `Received from ${theirName(before.counterparty)}`.slice(0, 200)
    const version = nameDocument(services, writer, contract, doc, { name, kind: 'received', note })
    const stored = findBlob(db, file.blob) ?? { bytes, mediaType: services.transient.get(file.blob)?.mediaType ?? 'application/octet-stream', fileName: file.fileName }
    const exchange: Exchange = {
      id: services.newId<'exchange'>(),
      contract,
      direction: 'received',
      version: version.id,
      versionHash: version.hash,
      at: now,
      by: actor.id,
      counterparty: before.counterparty.name,
      note,
      basis: { version: basis.version?.id ?? null, title: basis.title.slice(0, 300) },
      disclosure: null,
      files: [{ role: 'received', fileName: file.fileName, blob: keepBlob(db, stored, now), bytes: bytes.byteLength }],
    }
    insertExchange(db, exchange)
    audit(crossed(exchange))
    if (came !== null && came.taken.fresh > 0) audit({ kind: 'comments received', contract, exchange: exchange.id, comments: came.taken.fresh, threads: came.taken.threads.size })
    if (before.turn === 'theirs') giveTurn(writer, contract, 'ours')
    const compared = compareTexts(services, basis, { title: versionTitle(version), doc, version }, theirName(before.counterparty))
    const kept = report === null ? { paragraphs: doc.childCount, numbered: 0, tables: 0, footnotes: 0, lost: [] } : report
    return { exchange: exchange.id, report: kept, compared, editedSince: differsFrom(services, contract, basis) }
  })
}

/** The text that a received one was compared with. */
function basisOf(services: Services, { contract, basis }: Exchange): Side {
  return basis?.version === null || basis === null ? contractSide(services, contract, 'draft') : contractSide(services, contract, basis.version)
}

/**
 * Makes the redline of a received text the working text: what the other side changed stands there as its tracked changes. Edits of ours
 * since the text it answers are refused, or, if so asked, kept as a version.
 */
export function adoptText(services: Services, contract: ContractId, id: Exchange['id'], setAsideEdits: boolean): void {
  try {
    services.write((writer) => {
      const { db, actor, audit } = writer
      const exchange = getExchange(db, contract, id)
      const before = getContract(db, contract)
      const basis = basisOf(services, exchange)
      allowed(mayAdopt(before, exchange, actor, { since: differsFrom(services, contract, basis), setAside: setAsideEdits }))
      const version = getVersion(db, exchange.version)
      const aside = setAside(services, writer, contract, `Before taking in version ${version.number}`)
      const their = contractSide(services, contract, version.id)
      const author = theirName({ name: exchange.counterparty })
      const { compared } = compareTexts(services, basis, their, author)
      rewriteDraft(services, writer, contract, adopted(basis.doc, their.doc, compared.redline, stampOf(services, author)))
      audit({ kind: 'redline adopted', contract, exchange: id, version: version.id, setAside: aside?.id ?? null })
      trackBecause(writer, contract, 'a received text was taken in')
    })
  } catch (error) {
    services.drafts.forget(contract)
    throw error
  }
}
