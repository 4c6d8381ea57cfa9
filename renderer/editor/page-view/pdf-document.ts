import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the bundler answers the address of the file
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerAddress

/** Where a PDF comes from: an address of the application itself, or its bytes. */
export type PdfSource = string | Uint8Array

/** Opens a PDF. Nothing in it is run or fetched: scripts, forms and links to elsewhere are not looked at. */
export async function openPdf(source: PdfSource): Promise<PDFDocumentProxy> {
  const from = typeof source === 'string' ? { url: source } : { data: source.slice() }
  return getDocument({ ...from, useSystemFonts: true, useWasm: false, useWorkerFetch: false, stopAtErrors: false, verbosity: 0 }).promise
}

/** The most pixels one page's picture may have; beyond it the picture is drawn coarser. */
const mostPixels = 16_000_000

export interface DrawnPage {
  readonly done: Promise<void>
  readonly cancel: () => void
}

/** Draws a page into an element of its size: its picture, and over it its text, transparent, to be selected and read out. */
export function drawPage(page: PDFPageProxy, into: HTMLElement, scale: number): DrawnPage {
  const viewport = page.getViewport({ scale })
  const density = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (viewport.width * viewport.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  canvas.setAttribute('aria-hidden', 'true')
  const text = document.createElement('div')
  text.className = 'pdf-text'
  into.style.setProperty('--total-scale-factor', String(scale))
  const rendering = page.render({ canvas, viewport, ...(density === 1 ? {} : { transform: [density, 0, 0, density, 0, 0] }) })
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport })
  const picture = async (): Promise<void> => {
    await rendering.promise
    into.querySelector('canvas')?.remove()
    into.prepend(canvas)
  }
  const words = async (): Promise<void> => {
    await layer.render()
    into.querySelector('.pdf-text')?.remove()
    into.append(text)
  }
  const draw = async (): Promise<void> => {
    await Promise.all([picture(), words()])
  }
  return {
    done: draw(),
    cancel() {
      rendering.cancel()
      layer.cancel()
    },
  }
}
