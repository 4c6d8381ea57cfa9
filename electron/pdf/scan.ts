import { PDFDocument, type PDFPage } from 'pdf-lib'
import { AppError } from '#shared/ipc/errors.ts'

/** A scan that was looked over: how many pages it has, and how they go into another file. */
export interface ScannedPages {
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg'
  readonly pages: number
  /** Adds the pages to a file: only what is drawn on them, nothing that acts, links or asks to be filled in. */
  readonly addTo: (pdf: PDFDocument) => Promise<void>
}

const LARGEST = 200_000_000
const MOST_PAGES = 5000
/** Of an image, so that a small file cannot take all memory when it is unpacked. */
const MOST_PIXELS = 150_000_000
/** A4 in points, for an image that says nothing of its size. */
const SHEET = { width: 595.28, height: 841.89 } as const

function unreadable(cause?: unknown): AppError {
  return new AppError('ink.unreadable', 'This scan cannot be read. Nothing was taken in; scan it again as PDF, PNG or JPEG.', { cause })
}

/** Reads a scan: a PDF, or one page as PNG or JPEG. Throws ink.unreadable, ink.too-large. */
export async function readScan(bytes: Uint8Array): Promise<ScannedPages> {
  if (bytes.byteLength > LARGEST) throw new AppError('ink.too-large', 'This scan is larger than 200 MB. Nothing was taken in; scan it in black and white or at a lower resolution.')
  const text = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (text.startsWith('%PDF-')) return scannedPdf(bytes)
  if (text.startsWith('\u0089PNG\r\n')) return scannedImage(bytes, 'image/png', pngPixels(bytes))
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return scannedImage(bytes, 'image/jpeg', jpegPixels(bytes))
  throw unreadable()
}

async function scannedPdf(bytes: Uint8Array): Promise<ScannedPages> {
  const pages = (await loaded(bytes)).length
  if (pages === 0 || pages > MOST_PAGES) throw unreadable()
  // Drawn once on trial, so that what cannot be shown is refused before anything is taken in.
  await trial((pdf) => addPages(pdf, bytes))
  return { mediaType: 'application/pdf', pages, addTo: (pdf) => addPages(pdf, bytes) }
}

async function loaded(bytes: Uint8Array): Promise<readonly PDFPage[]> {
  try {
    return (await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })).getPages()
  } catch (cause) {
    throw unreadable(cause)
  }
}

async function trial(add: (pdf: PDFDocument) => Promise<void>): Promise<void> {
  try {
    const pdf = await PDFDocument.create({ updateMetadata: false })
    await add(pdf)
    await pdf.save({ useObjectStreams: false })
  } catch (cause) {
    throw unreadable(cause)
  }
}

async function addPages(pdf: PDFDocument, bytes: Uint8Array): Promise<void> {
  for (const page of await loaded(bytes)) {
    const [left, bottom] = [page.getCropBox().x, page.getCropBox().y]
    const { width, height } = page.getCropBox()
    if (!(width > 0 && height > 0 && width < 15_000 && height < 15_000)) throw unreadable()
    const drawn = await pdf.embedPage(page, { left, bottom, right: left + width, top: bottom + height })
    const sheet = pdf.addPage([width, height])
    sheet.drawPage(drawn, { x: 0, y: 0, width, height })
    sheet.setRotation(page.getRotation())
  }
}

async function scannedImage(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg', pixels: number | null): Promise<ScannedPages> {
  if (pixels === null || pixels === 0) throw unreadable()
  if (pixels > MOST_PIXELS) throw new AppError('ink.too-large', 'This image has more points than any scan needs. Nothing was taken in; scan it at a lower resolution.')
  const addTo = async (pdf: PDFDocument): Promise<void> => {
    const image = await (mediaType === 'image/png' ? pdf.embedPng(bytes) : pdf.embedJpg(bytes))
    const wide = image.width > image.height
    const [width, height] = wide ? [SHEET.height, SHEET.width] : [SHEET.width, SHEET.height]
    const scale = Math.min(width / image.width, height / image.height)
    const sheet = pdf.addPage([width, height])
    sheet.drawImage(image, { x: (width - image.width * scale) / 2, y: (height - image.height * scale) / 2, width: image.width * scale, height: image.height * scale })
  }
  await trial(addTo)
  return { mediaType, pages: 1, addTo }
}

/** Width times height, from the first chunk (PNG 3, 11.2.1). */
function pngPixels(bytes: Uint8Array): number | null {
  if (bytes.byteLength < 24) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(16) * view.getUint32(20)
}

/** Width times height, from the frame header (ISO/IEC 10918-1, B.2.2). */
function jpegPixels(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return view.getUint16(at + 5) * view.getUint16(at + 7)
  }
  return null
}
