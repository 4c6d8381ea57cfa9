/** The address a document under print has. The name can never resolve (RFC 6761, `.invalid`); both engines answer it from memory. */
export const printOrigin = 'https://print.invalid'

/** A font or an image the document may use while it is printed. */
export interface PrintResource {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** What both engines, Electron's and the browser's, are told. Margins come from the document's own `@page` rules. */
export interface PrintOptions {
  /** Paper size in inches. */
  readonly paper: { readonly width: number; readonly height: number }
  /** Answers paths under the print origin ("/fonts/…", "/images/…"); null for anything else. There is no other source: all network is refused. */
  readonly resources: (path: string) => Promise<PrintResource | null>
}

/** Prints a complete HTML document. Throws AppError 'pdf.printer-failed' when the engine cannot. */
export type PrintToPdf = (html: string, options: PrintOptions) => Promise<Uint8Array>

/** Paper sizes in inches (ISO 216; ANSI/ASME Y14.1). */
export const paperSizes = {
  A4: { width: 210 / 25.4, height: 297 / 25.4 },
  Letter: { width: 8.5, height: 11 },
} as const

/**
 * The flags the two engines share, under the names that both `Page.printToPDF` (DevTools protocol) and
 * Electron's `webContents.printToPDF` use. The paper size is passed beside them, for there the names differ.
 */
export const printFlags = {
  printBackground: true,
  preferCSSPageSize: true,
  displayHeaderFooter: false,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const

/**
 * The headers both engines answer the document with: nothing but our own styles, fonts and images, and a sandbox in which
 * no script runs, no form is sent and nothing navigates. data: images are refused too, so that what is printed is what the workspace holds.
 */
export const documentHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; font-src ${printOrigin}; img-src ${printOrigin}; base-uri 'none'; form-action 'none'; sandbox`,
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
}

/** The headers a font or an image is answered with. Fonts are fetched with CORS, and the sandboxed document has an opaque origin. */
export function resourceHeaders(resource: PrintResource): Record<string, string> {
  return { 'Content-Type': resource.mediaType, 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' }
}
