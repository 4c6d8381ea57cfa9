import { PDFDocument } from 'pdf-lib'
import { AppError } from '#shared/ipc/errors.ts'

/** The number of pages. Throws AppError 'pdf.unreadable' for bytes that are no PDF. */
export async function pageCount(pdf: Uint8Array): Promise<number> {
  const document = await loadPdf(pdf)
  return document.getPageCount()
}

/** Reads a PDF of our own making, whole. Throws AppError 'pdf.unreadable'. */
export async function loadPdf(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { parseSpeed: Number.POSITIVE_INFINITY, updateMetadata: false, throwOnInvalidObject: true })
  } catch (cause) {
    throw new AppError('pdf.unreadable', 'This file could not be read as a PDF. It was left as it is.', { cause })
  }
}

/** The text of each page as a reader would search it, lines joined by line ends. */
export async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  // Only here, because the reader brings a drawing library that takes a tenth of a second to load at every start.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 })
  try {
    const document = await loading.promise
    const texts: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent()
      texts.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
    }
    return texts
  } catch (cause) {
    throw new AppError('pdf.unreadable', 'This file could not be read as a PDF. It was left as it is.', { cause })
  } finally {
    await loading.destroy()
  }
}
