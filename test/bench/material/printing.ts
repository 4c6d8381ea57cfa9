import { createChromiumPrinter, type ChromiumPrinter } from '#electron/pdf/chromium-printer.ts'
import { evidencePagesHtml } from '#electron/pdf/evidence-html.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import type { SignaturePlace } from '#electron/pdf/signature-places.ts'
import type { SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'
import type { Services } from '#electron/services.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'
import { printContract, type ContractSheet } from '#electron/signing-room/print-shop.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { sha256OfText } from '#shared/lib/hash.ts'
import { longContract } from '#test/bench/material/long-document.ts'
import { evidence } from '#test/electron/pdf/sample-evidence.ts'

export function startPrinter(): ChromiumPrinter {
  const executable = findBrowser()
  if (executable === null) throw new Error('There is no Chromium, Chrome or Edge to print with.')
  return createChromiumPrinter({ executable })
}

/** What is printed of a contract of so many chapters, with the evidence that a contract for signing carries. */
export function sheetOf(chapters: number): ContractSheet {
  const doc = longContract(chapters)
  return { title: 'Framework Supply Agreement', doc, version: 'Version 3', hash: sha256OfText(canonicalDocument(doc)), evidence: evidencePagesHtml(evidence) }
}

export const signatureFields = (places: readonly SignaturePlace[]): SignatureFieldPlan[] =>
  places.map(({ block, role, page, rectangle }, at) => ({ name: `${block}-${role}`, page, rectangle, tooltip: `Signature, ${block}`, lock: at === places.length - 1 }))

/** Our whole path from a document to the file that is signed: HTML, print, fields, attachments, archival structure. */
export async function executionCopy(services: Services, sheet: ContractSheet): Promise<Uint8Array> {
  const source = new TextEncoder().encode(canonicalDocument(sheet.doc))
  return prepareExecutionCopy({
    printed: await printContract(services, sheet),
    title: sheet.title,
    language: 'en',
    createdAt: '2026-03-02T16:04:11.500Z',
    signatureFields,
    attachments: [{ name: 'document.json', mediaType: 'application/json', bytes: source, description: 'The text that is signed', relationship: 'Source' }],
  })
}
