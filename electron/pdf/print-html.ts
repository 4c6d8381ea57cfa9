import { cssString, html, markup, type Html } from '#electron/pdf/html.ts'
import { markForPaging } from '#electron/pdf/paging-marks.ts'
import { paperSizes } from '#electron/pdf/print.ts'
import type { PrintMaterials } from '#electron/pdf/print-materials.ts'
import type { PageSetup } from '#shared/document/attributes.ts'
import type { Sha256 } from '#shared/lib/hash.ts'

/** A contract to be printed. */
export interface ContractPrint {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly page: PageSetup
  /** "Version 3", or what else tells this text from others, shown at the head of every page beside the start of its hash. */
  readonly version: string
  readonly hash: Sha256
  /** The document's own text, made by documentToHtml. */
  readonly body: string
  readonly evidence?: Html
  /** Shown large behind every page of what is not to be signed. Signature lines are then not turned into fields. */
  readonly watermark?: string
}

/** The complete document for the printer: contract, then evidence. */
export function contractHtml(materials: PrintMaterials, print: ContractPrint): string {
  const linked = print.watermark === undefined ? print.body : withoutSignatureLinks(print.body)
  return printedPage(materials, {
    ...print,
    heads: { left: print.title, right: `${print.version} · ${print.hash.slice(0, 12)}` },
    content: html`<main class="contract">${markup(markForPaging(linked))}</main>${print.evidence ?? null}`,
  })
}

/** A contract's text whose signature lines are lines only, which nothing turns into fields. */
export function withoutSignatureLinks(body: string): string {
  return body.replaceAll(/ href="https:\/\/sign\.invalid\/[^"]*"/g, '')
}

export interface PrintedPage {
  readonly title: string
  readonly language: string
  readonly page: PageSetup
  /** What stands at the head of every page, the left one from the second page on. */
  readonly heads: { readonly left: string; readonly right: string }
  readonly content: Html
  readonly watermark?: string
}

/** A complete document with our styles, heads and page numbers, for the printer. */
export function printedPage(materials: PrintMaterials, printed: PrintedPage): string {
  const { title, language, heads, content, watermark } = printed
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>${markup(pageRules(printed))}
${markup(materials.styles)}</style>
</head>
<body>
<p class="heads-preload" aria-hidden="true">${heads.left} ${heads.right}</p>
${watermark === undefined ? null : html`<div class="watermark" aria-hidden="true"><span>${watermark}</span></div>`}
${content}
</body>
</html>`.html
}

/** Page size, margins, heads and "n of m" (CSS Paged Media 3: margin boxes, counters page and pages). */
function pageRules({ page, heads }: PrintedPage): string {
  const { top, right, bottom, left } = page.margins
  const width = paperSizes[page.size].width * 25.4 - left - right
  const box = "font: 400 8.5pt/11pt 'Source Serif 4'; color: #5a5f69"
  return `@page {
  size: ${page.size === 'A4' ? 'A4' : 'letter'};
  margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  @top-left { content: ${cssString(shortened(heads.left))}; ${box}; vertical-align: middle; text-align: left; }
  @top-right { content: ${cssString(heads.right)}; ${box}; vertical-align: middle; text-align: right; white-space: nowrap; }
  @bottom-right { content: counter(page) " of " counter(pages); ${box}; vertical-align: middle; text-align: right; font-variant-numeric: lining-nums tabular-nums; }
}
@page :first { @top-left { content: none; } }
:root { --text-width: ${width.toFixed(2)}mm; }`
}

/** A head is one line: a long title is cut at a word. */
function shortened(text: string): string {
  if (text.length <= 70) return text
  const cut = text.slice(0, 69)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`
}
