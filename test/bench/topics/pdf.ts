import { pageCount } from '#electron/pdf/page-text.ts'
import { printResources, readPrintMaterials } from '#electron/pdf/print-materials.ts'
import { paperSizes, type PrintOptions } from '#electron/pdf/print.ts'
import { lintExecutionCopy } from '#electron/pdf/lint.ts'
import { contractSheetHtml } from '#electron/signing-room/print-shop.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { executionCopy, sheetOf, startPrinter } from '#test/bench/material/printing.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { inTurns, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'

/** Chapters that make 10, 50 and 200 pages with the evidence, and how often each is printed. */
const sizes = [
  { chapters: 4, rounds: 7 },
  { chapters: 28, rounds: 7 },
  { chapters: 119, rounds: 3 },
] as const

/** Our path from document to execution copy beside the bare print of the same HTML, both by the same warm browser. */
export async function measurePdf(): Promise<Measured> {
  using folder = freshFolder()
  const printer = startPrinter()
  const { application, services } = newWorkspace(folder.path, printer.print)
  const options: PrintOptions = { paper: paperSizes.A4, resources: printResources(await readPrintMaterials(services.resources), async () => null) }
  const lines: Line[] = []
  const checks: Line[] = []
  try {
    for (const { chapters, rounds } of sizes) {
      const sheet = sheetOf(chapters)
      const html = await contractSheetHtml(services, sheet)
      const copy = await executionCopy(services, sheet)
      const pages = await pageCount(copy)
      const found = await inTurns(
        rounds,
        () => timed(() => executionCopy(services, sheet)),
        () => timed(() => printer.print(html, options)),
      )
      lines.push(comparison(`PDF of ${pages} pages, document to execution copy`, found, 'bare print', { of: 'ratio', most: 1.25 }))
      const fields = ['alpha-signer', 'alpha-witness', 'beta-signer']
      const lint = await timed(() => lintExecutionCopy(copy, { fields, links: [] }))
      checks.push(figure(`  checking the copy of ${pages} pages before it is signed`, 'ms', [lint]))
    }
  } finally {
    application.detach()
    await printer.close()
  }
  return { lines: [...lines, ...checks], notes: [] }
}
