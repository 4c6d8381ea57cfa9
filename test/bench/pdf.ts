import { chromium } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { createChromiumPrinter } from '#electron/pdf/chromium-printer.ts'
import { pageCount } from '#electron/pdf/page-text.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import { paperSizes, printFlags, printOrigin } from '#electron/pdf/print.ts'
import { contractHtml } from '#electron/pdf/print-html.ts'
import { printResources, readPrintMaterials } from '#electron/pdf/print-materials.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { clause, doc, p, signature } from '#shared/document/builders.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { sha256OfText } from '#shared/lib/hash.ts'

/** One row of the benchmark: median times in milliseconds. */
export interface PdfMeasure {
  readonly pages: number
  readonly bytes: number
  /** Chromium alone, warm, printing the same HTML with the same flags. */
  readonly bare: number
  /** Our whole path: document to HTML, print, fields, PDF/A-3b structure, saved. */
  readonly ours: number
  readonly ratio: number
}

const words = 'The Supplier must hand over the goods at the place and on the day that the parties have agreed in writing, and the Buyer must take them there and pay the price. '

/** A contract of about so many pages. */
function contractOf(pages: number): ReturnType<typeof doc> {
  const clauses = Array.from({ length: pages * 2 }, (_, index) => [
    clause(0, `Heading ${index}`, { style: 'heading1', id: `h${index}` }),
    clause(1, words.repeat(2), { id: `a${index}` }),
    clause(1, words.repeat(2), { id: `b${index}` }),
    clause(2, words, { id: `c${index}` }),
  ]).flat()
  return doc({}, ...clauses, p('Signed as follows.'), signature({ id: 's', party: { text: 'Alpha' }, signer: { text: 'Ann Archer' } }))
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** Measures the making of an execution copy of 10, 50 and 200 pages beside the browser's bare print of the same HTML. */
export async function measurePdf(executable: string, rounds = 5): Promise<PdfMeasure[]> {
  const materials = await readPrintMaterials(fileURLToPath(new URL('../../resources', import.meta.url)))
  const resources = printResources(materials, async () => null)
  const printer = createChromiumPrinter({ executable })
  const browser = await chromium.launch({ executablePath: executable, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const html = (document: ReturnType<typeof doc>): string => {
    const body = documentToHtml(document, { imageSource: (blob) => blob })
    return contractHtml(materials, { title: 'Supply', language: 'en', page: defaultPage, version: 'Version 1', hash: sha256OfText(body), body })
  }
  const bare = async (content: string): Promise<Uint8Array> => {
    const page = await browser.newPage()
    await page.route(`${printOrigin}/**`, async (route) => {
      const resource = await resources(new URL(route.request().url()).pathname)
      await (resource ? route.fulfill({ body: Buffer.from(resource.bytes), contentType: resource.mediaType, headers: { 'Access-Control-Allow-Origin': '*' } }) : route.abort())
    })
    await page.setContent(content, { waitUntil: 'load' })
    const { preferCSSPageSize, printBackground, generateTaggedPDF, generateDocumentOutline } = printFlags
    const pdf = await page.pdf({ preferCSSPageSize, printBackground, tagged: generateTaggedPDF, outline: generateDocumentOutline })
    await page.close()
    return pdf
  }
  const ours = async (document: ReturnType<typeof doc>): Promise<Uint8Array> => {
    const printed = await printer.print(html(document), { paper: paperSizes.A4, resources })
    return prepareExecutionCopy({
      printed,
      title: 'Supply',
      language: 'en',
      createdAt: '2026-03-02T16:04:11.000Z',
      signatureFields: (places) => places.map(({ block, role, page, rectangle }) => ({ name: `${block}-${role}`, page, rectangle, tooltip: role })),
      attachments: [],
    })
  }
  try {
    const rows: PdfMeasure[] = []
    for (const pages of [10, 50, 200]) {
      const document = contractOf(pages)
      const copy = await ours(document)
      const [bareTime, oursTime] = [await timed(rounds, () => bare(html(document))), await timed(rounds, () => ours(document))]
      rows.push({ pages: await pageCount(copy), bytes: copy.length, bare: bareTime, ours: oursTime, ratio: oursTime / bareTime })
    }
    return rows
  } finally {
    await browser.close()
    await printer.close()
  }
}
