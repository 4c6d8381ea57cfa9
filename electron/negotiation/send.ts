import type { Node } from 'prosemirror-model'
import { fileNameFor } from '#electron/contracts/export.ts'
import { move } from '#electron/contracts/move.ts'
import { nameVersion } from '#electron/drafts/versions.ts'
import { compareTexts } from '#electron/negotiation/comparison.ts'
import { redlineSheet } from '#electron/negotiation/redline-sheet.ts'
import { contractSide, lastCrossed, versionTitle, type Side } from '#electron/negotiation/sides.ts'
import { trackBecause } from '#electron/negotiation/tracking.ts'
import { giveTurn } from '#electron/negotiation/turns.ts'
import type { Services } from '#electron/services.ts'
import { contractSheetHtml, printContract, type ContractSheet } from '#electron/signing-room/print-shop.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { insertExchange } from '#electron/store/repositories/exchanges.ts'
import { threadsOf } from '#electron/store/repositories/threads.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { outboundWord } from '#electron/word/outbound-word.ts'
import { wordMediaType } from '#electron/word/word-file.ts'
import { pathToNegotiation } from '#shared/contracts/lifecycle.ts'
import { findTransition } from '#shared/contracts/transition.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import { documentHash } from '#shared/document/canonical.ts'
import { wordCount } from '#shared/document/plain-text.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { carryComments, withComments, withoutComments } from '#shared/negotiation/anchors.ts'
import { crossed, mayCross } from '#shared/negotiation/cross.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import type { Disclosure, Exchange, ExchangeFile, OutboundCopy, OutboundFormat } from '#shared/negotiation/exchange.ts'
import type { NameOf } from '#shared/negotiation/redline-markup.ts'
import { rejectAll } from '#shared/redline/resolve.ts'

/** A file of an outbound pack, before it is kept. */
interface Made extends Omit<ExchangeFile, 'blob' | 'bytes'> {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

export interface Outbound {
  readonly contract: ContractId
  readonly note: string
  readonly formats: readonly OutboundFormat[]
  readonly copies: readonly OutboundCopy[]
  readonly disclosure: Disclosure
}

const mediaTypes: Readonly<Record<OutboundFormat, string>> = { pdf: 'application/pdf', html: 'text/html', docx: wordMediaType }

/** One copy of a pack, as a page and as a text. */
interface Copy {
  readonly role: OutboundCopy
  readonly sheet: ContractSheet
  readonly doc: Node
  readonly threads: readonly Thread[]
}

async function write(services: Services, { contract, disclosure }: Outbound, copy: Copy, format: OutboundFormat): Promise<Pick<Made, 'bytes' | 'removed'>> {
  if (format === 'docx') {
    const inside = threadsOf(services.db, contract).filter(({ id }) => !copy.threads.some((thread) => thread.id === id))
    const withheld = inside.flatMap(({ comments }) => comments).filter(({ removedAt }) => removedAt === null).length
    return outboundWord(services, { contract, title: copy.sheet.title, doc: copy.doc, threads: copy.threads, disclosure, withheld })
  }
  return { bytes: format === 'pdf' ? await printContract(services, copy.sheet) : new TextEncoder().encode(await contractSheetHtml(services, copy.sheet, 'file')) }
}

/** What the redline of an outbound pack is made against: the last text that crossed, else the template, else the first version. */
function basisOf(services: Services, contract: ContractId): Side | null {
  if (lastCrossed(services, contract) !== null) return contractSide(services, contract, 'last exchanged')
  if (getContract(services.db, contract).template !== null) return contractSide(services, contract, 'template')
  const [first] = versionsOf(services.db, contract)
  return first === undefined ? null : contractSide(services, contract, first.id)
}

/** What the basis is called outside the house: names of versions and templates are our own words. */
function titleOutside({ timeZone }: Services, { version }: Side): string {
  if (version === null) return 'our standard text'
  const { createdAt, number } = version
  return `version ${number} of ${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(new Date(createdAt))}`
}

/** The text with its changes since the basis: as they were tracked, where nothing else changed since, or else as a comparison finds them. */
function redlineSince(services: Services, basis: Side, text: Node, author: string): Node {
  const bare = withoutComments(text)
  if (rejectAll(bare).eq(comparable(basis.doc))) return text
  const now: Side = { title: '', doc: text, version: null }
  return carryComments(text, compareTexts(services, basis, now, author).compared.redline)
}

/** Under whose name what our people did leaves the house. */
function nameFor(disclosure: Disclosure, house: string): NameOf {
  return ({ author, person }) => (person !== null && disclosure.authors === 'house' ? house : author)
}

async function makeFiles(services: Services, outbound: Outbound, text: Node, basis: Side | null, number: number): Promise<Made[]> {
  const { contract, formats, copies, disclosure } = outbound
  const { title } = getContract(services.db, contract)
  const house = readWorkspace(services.db).settings.house.name
  const clean = comparable(text)
  const version = `Version ${number}`
  const hash = documentHash(text)
  const shownThreads = disclosure.comments === 'none' ? [] : threadsOf(services.db, contract).filter((thread) => !thread.internal && thread.state === 'open')
  const shown = new Set<string>(shownThreads.map((thread) => thread.id))
  const made: Copy[] = []
  if (copies.includes('clean')) made.push({ role: 'clean', sheet: { title, doc: clean, version, hash, signable: false }, doc: clean, threads: [] })
  if (copies.includes('redline') && basis !== null) {
    const author = disclosure.authors === 'house' ? house : services.me().name
    const redline = withComments(redlineSince(services, basis, text, author), (thread) => shown.has(thread))
    const nameOf = nameFor(disclosure, house)
    const sheet = redlineSheet({ title, redline, hash, before: titleOutside(services, basis), after: version, nameOf, threads: shownThreads })
    // Word shows every change that is pending, those of the last text that crossed too, unless the text was changed without tracking since.
    const pending = rejectAll(withoutComments(text)).eq(rejectAll(withoutComments(basis.doc)))
    const inWord = pending ? withComments(text, (thread) => shown.has(thread)) : redline
    made.push({ role: 'redline', sheet, doc: inWord, threads: shownThreads })
  }
  const files: Made[] = []
  for (const copy of made) {
    for (const format of formats) {
      const fileName = fileNameFor(`${title} - version ${number} (${copy.role})`, format)
      files.push({ role: copy.role, fileName, mediaType: mediaTypes[format], ...(await write(services, outbound, copy, format)) })
    }
  }
  return files
}

/**
 * Sends the text as it stands: names it, makes the clean copy and the redline, keeps them and the record of them, takes the contract to
 * negotiation and passes the turn. The files are made before anything is recorded; if the text moved on meanwhile, nothing is.
 */
export async function sendText(services: Services, outbound: Outbound): Promise<Exchange['id']> {
  const { contract, note, disclosure } = outbound
  allowed(mayCross(getContract(services.db, contract), services.me()))
  const { doc: text, sequence } = services.drafts.read(contract)
  if (wordCount(text) === 0) throw new AppError('exchange.no-text', 'The contract has no text yet, so there is nothing to send. Write it or import it first.')
  const number = versionsOf(services.db, contract).length + 1
  const basis = basisOf(services, contract)
  const made = await makeFiles(services, outbound, text, basis, number)
  if (made.length === 0) throw new AppError('exchange.no-redline', 'No earlier text is there to show changes against, so there is no redline to send. Send the clean copy.')
  return services.write((writer) => {
    const { db, actor, now, audit } = writer
    const before = getContract(db, contract)
    allowed(mayCross(before, actor))
    if (services.drafts.read(contract).sequence !== sequence || versionsOf(db, contract).length + 1 !== number) {
      throw new AppError('exchange.text-moved-on', 'The text was changed while its files were made, so nothing was sent or recorded. Send it again.')
    }
    const version = nameVersion(services, writer, contract, { name: `Sent to ${before.counterparty.name === '' ? 'the other side' : before.counterparty.name}`.slice(0, 200), kind: 'sent', note })
    const files = made.map(({ role, fileName, bytes, mediaType, removed }) => ({
      role,
      fileName,
      blob: keepBlob(db, { bytes, mediaType, fileName }, now),
      bytes: bytes.byteLength,
      ...(removed === undefined ? {} : { removed }),
    }))
    const exchange: Exchange = {
      id: services.newId<'exchange'>(),
      contract,
      direction: 'sent',
      version: version.id,
      versionHash: version.hash,
      at: now,
      by: actor.id,
      counterparty: before.counterparty.name,
      note,
      basis: basis === null ? null : { version: basis.version?.id ?? null, title: basis.title.slice(0, 300) },
      disclosure,
      files,
    }
    insertExchange(db, exchange)
    audit(crossed(exchange))
    for (const command of pathToNegotiation) {
      if (findTransition(getContract(db, contract).state, command) !== undefined) move(services, writer, contract, command, 'Sent to the other side')
    }
    trackBecause(writer, contract, `sent as ${versionTitle(version)}`)
    if (getContract(db, contract).turn === 'ours') giveTurn(writer, contract, 'theirs')
    return exchange.id
  })
}
