import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createChromiumPrinter, type ChromiumPrinter, type ChromiumPrinterOptions } from '#electron/pdf/chromium-printer.ts'
import { paperSizes, type PrintOptions } from '#electron/pdf/print.ts'
import { contractHtml, type ContractPrint } from '#electron/pdf/print-html.ts'
import { printResources, readPrintMaterials } from '#electron/pdf/print-materials.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { sha256OfText } from '#shared/lib/hash.ts'

const executable = findBrowser()
if (executable === null) throw new Error('These tests print with a real browser, and none was found')

export const materials = await readPrintMaterials(fileURLToPath(new URL('../../../resources', import.meta.url)))

export function printer(options: Partial<ChromiumPrinterOptions> = {}): ChromiumPrinter {
  return createChromiumPrinter({ executable: executable ?? '', ...options })
}

export const onA4: PrintOptions = { paper: paperSizes.A4, resources: printResources(materials, async () => null) }

/** A contract of this text, with everything else as a usual one has it. */
export function contract(body: string, more: Partial<ContractPrint> = {}): string {
  return contractHtml(materials, { title: 'Supply of Bottles', language: 'en', page: defaultPage, version: 'Version 3', hash: sha256OfText(body), body, ...more })
}

/** A signature line as documentToHtml writes it. */
export function signatureLine(block: string, role = 'signer'): string {
  return `<a class="signature-line" data-signature="${block}:${role}" href="https://sign.invalid/${block}/${role}">&nbsp;</a>`
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-test-pdf-'))
let files = 0

/** Puts bytes in a file, for a tool to look at. */
export function fileOf(bytes: Uint8Array): string {
  files += 1
  const path = join(folder, `${files}.pdf`)
  writeFileSync(path, bytes)
  return path
}

/** What a tool of poppler or qpdf says about a PDF; `{}` in the arguments stands for the file. */
export function ask(tool: string, pdf: Uint8Array, ...args: string[]): string {
  const path = fileOf(pdf)
  return execFileSync(tool, args.length === 0 ? [path] : args.map((arg) => (arg === '{}' ? path : arg)), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Whether a tool is installed here; without it a test says that it was skipped. */
export function has(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return error instanceof Error && !('code' in error && error.code === 'ENOENT')
  }
}
