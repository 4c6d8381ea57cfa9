import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFHexString, StandardFonts } from 'pdf-lib'
import { addSignatureFields } from '#electron/pdf/signature-fields.ts'
import type { SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'

/** How a file keeps its table of contents. */
export type FileKind = 'table' | 'stream'

export function fieldPlan(name: string, place: number, more: Partial<SignatureFieldPlan> = {}): SignatureFieldPlan {
  return { name, page: 1, rectangle: { x: 60, y: 600 - place * 100, width: 180, height: 56 }, tooltip: `Signature of ${name}`, ...more }
}

export const THREE_FIELDS = [fieldPlan('supplier', 0), fieldPlan('customer', 1), fieldPlan('witness', 2, { lock: true, rectangle: { x: 60, y: 400, width: 240, height: 80 } })]

/** A document of so many pages with empty signature fields, written in the given kind. */
export async function preparedPdf(kind: FileKind, { pages = 3, fields = THREE_FIELDS }: { pages?: number; fields?: readonly SignatureFieldPlan[] } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page++) {
    const sheet = pdf.addPage([595.28, 841.89])
    for (let row = 0; row < 8; row++) sheet.drawText(`Page ${page}, line ${row}: the parties agree as follows.`, { x: 60, y: 780 - row * 16, size: 9, font })
  }
  await addSignatureFields(pdf, fields)
  const identifier = PDFHexString.of('00112233445566778899AABBCCDDEEFF')
  pdf.context.trailerInfo.ID = pdf.context.obj([identifier, identifier])
  return pdf.save({ useObjectStreams: kind === 'stream' })
}

/** The same fields on a page that Chromium printed. */
export async function printedPdf(html: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-print-'))
  try {
    writeFileSync(join(folder, 'page.html'), html)
    execFileSync('/usr/bin/chromium', [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
      `--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer', `--print-to-pdf=${join(folder, 'page.pdf')}`, `file://${join(folder, 'page.html')}`,
    ], { stdio: 'ignore', timeout: 25_000 })
    const pdf = await PDFDocument.load(readFileSync(join(folder, 'page.pdf')))
    await addSignatureFields(pdf, THREE_FIELDS)
    return await pdf.save()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
