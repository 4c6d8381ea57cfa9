import { fileNameFor } from '#electron/contracts/export.ts'
import { compareSides, type ComparedTexts, type Sides } from '#electron/negotiation/comparison.ts'
import { redlineSheet } from '#electron/negotiation/redline-sheet.ts'
import { fileBytes, readText } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { contractSheetHtml, printContract } from '#electron/signing-room/print-shop.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { contractAsWord } from '#electron/word/contract-word.ts'
import { isWordFile, wordMediaType } from '#electron/word/word-file.ts'
import { writeWord } from '#electron/word/write-word.ts'
import { documentHash } from '#shared/document/canonical.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ComparisonFormat } from '#shared/negotiation/exchange.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'

const mediaTypes: Readonly<Record<ComparisonFormat, string>> = { pdf: 'application/pdf', docx: wordMediaType, html: 'text/html' }

/**
 * A comparison as a Word file with tracked changes: of two Word files in the package of the newer, of two texts of a contract in the file it came
 * from; anything else is written anew.
 */
function asWord(services: Services, sides: Sides, { compared }: ComparedTexts, title: string): Uint8Array {
  if ('contract' in sides) return contractAsWord(services, { contract: sides.contract, title, doc: compared.redline, threads: [], nameOf: ({ author }) => author }).bytes
  const [before, after] = [fileBytes(services, sides.before), fileBytes(services, sides.after)]
  if (isWordFile(sides.before.fileName) && isWordFile(sides.after.fileName)) return allowed(compareDocx(before, after, { author: 'Comparison', at: services.clock() })).bytes
  const { word } = readText(services, after, sides.after.fileName)
  return writeWord({ doc: compared.redline, comments: [], original: null, media: word?.media ?? new Map() }).bytes
}

async function asPage(services: Services, { before, after, compared }: ComparedTexts, title: string, format: 'pdf' | 'html'): Promise<Uint8Array> {
  const sheet = redlineSheet({ title, redline: compared.redline, hash: documentHash(compared.after), before: before.title, after: after.title, nameOf: null, threads: [] })
  return format === 'pdf' ? printContract(services, sheet) : new TextEncoder().encode(await contractSheetHtml(services, sheet, 'file'))
}

/** Writes a comparison as a redline that anyone can read, and tells the log of the contract. */
export async function exportComparison(services: Services, sides: Sides, format: ComparisonFormat): Promise<{ blob: BlobId; fileName: string }> {
  const texts = compareSides(services, sides)
  const { before, after } = texts
  const contract = 'contract' in sides ? sides.contract : null
  const title = contract === null ? after.title.replace(/\.[^.]+$/, '') : getContract(services.db, contract).title
  const bytes = format === 'docx' ? asWord(services, sides, texts, title) : await asPage(services, texts, title, format)
  const fileName = fileNameFor(`${title} - redline`, format)
  if (contract !== null) services.write(({ audit }) => audit({ kind: 'exported', contract, format: `redline (${format}) of ${after.title} against ${before.title}`, hash: blobAddress(bytes) }))
  return { blob: services.transient.put({ bytes, mediaType: mediaTypes[format], fileName }), fileName }
}
