import type { Node } from 'prosemirror-model'
import { documentOf } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { contractSheetHtml, printContract } from '#electron/signing-room/print-shop.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { threadsOf } from '#electron/store/repositories/threads.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import { contractAsWord } from '#electron/word/contract-word.ts'
import { wordMediaType } from '#electron/word/word-file.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { BlobId, ContractId, VersionId } from '#shared/lib/ids.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'

/** What a contract can be taken out as. */
export type ExportFormat = 'pdf' | 'html' | 'docx' | 'md' | 'txt' | 'json'

/** What becomes of tracked changes in a Word file: they stay, or are all accepted or rejected. */
export type ExportedChanges = 'keep' | 'accept' | 'reject'

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  docx: wordMediaType,
  md: 'text/markdown',
  txt: 'text/plain',
  json: 'application/json',
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** File systems take names of 255 bytes; the rest is for what a person adds. */
const longestName = 200
/** Names that Windows keeps for devices, whatever their ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i

function shortened(name: string): string {
  let kept = ''
  for (const character of name) {
    if (text(kept + character).byteLength > longestName) break
    kept += character
  }
  return kept.trim()
}

/** A title as a file's name: without what file systems refuse. */
export function fileNameFor(title: string, extension: string): string {
  const plain = title.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ').replaceAll(/\s+/g, ' ').replace(/^[. ]+/, '')
  const safe = shortened(plain)
  return `${safe === '' || deviceName.test(safe) ? `Contract ${safe}`.trim() : safe}.${extension}`
}

/** A text as a Word file, its changes decided in Word's own terms; comments that stay in the house are not in it. */
function asWord(services: Services, contract: ContractId, title: string, doc: Node, changes: ExportedChanges): Uint8Array {
  const threads = threadsOf(services.db, contract).filter(({ internal }) => !internal)
  const { bytes } = contractAsWord(services, { contract, title, doc, threads, nameOf: ({ author }) => author })
  return changes === 'keep' ? bytes : allowed(resolveDocx(bytes, changes))
}

/** Writes the working text, or a version, in one of the open formats, and tells the log. */
export async function exportContract(
  services: Services,
  wanted: { readonly contract: ContractId; readonly version: VersionId | null; readonly format: ExportFormat; readonly changes?: ExportedChanges },
): Promise<{ blob: BlobId; fileName: string }> {
  const { title } = getContract(services.db, wanted.contract)
  const version = wanted.version === null ? null : getVersion(services.db, wanted.version)
  const doc = version === null ? services.drafts.read(wanted.contract).doc : documentOf(services, version.hash)
  const changes = wanted.changes ?? 'keep'
  const sheet = { title, doc, version: version === null ? 'Working text' : `Version ${version.number}`, hash: documentHash(doc) }
  const write: Readonly<Record<ExportFormat, () => Promise<Uint8Array>>> = {
    pdf: () => printContract(services, sheet),
    html: async () => text(await contractSheetHtml(services, sheet, 'file')),
    docx: async () => asWord(services, wanted.contract, title, doc, changes),
    md: async () => text(documentToMarkdown(doc)),
    txt: async () => text(documentText(doc, { numbers: true })),
    json: async () => text(canonicalDocument(doc)),
  }
  const bytes = await write[wanted.format]()
  const fileName = fileNameFor(title, wanted.format)
  services.write(({ audit }) => audit({ kind: 'exported', contract: wanted.contract, format: changes === 'keep' ? wanted.format : `${wanted.format}, every change ${changes}ed`, hash: blobAddress(bytes) }))
  return { blob: services.transient.put({ bytes, mediaType: mediaTypes[wanted.format], fileName }), fileName }
}
