import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream, type PDFDocument, type PDFPage } from 'pdf-lib'

const name = PDFName.of

/** What a field shows: its appearance, of a box the one of its state (ISO 32000-2, 12.5.5). */
function shownBy(widget: PDFDict): PDFRef | undefined {
  const appearances = widget.lookup(name('AP'))
  if (!(appearances instanceof PDFDict)) return undefined
  const normal = appearances.lookup(name('N'))
  const state = widget.lookup(name('AS'))
  const chosen = normal instanceof PDFStream ? appearances.get(name('N')) : normal instanceof PDFDict && state instanceof PDFName ? normal.get(state) : undefined
  return chosen instanceof PDFRef ? chosen : undefined
}

function drawOn(page: PDFPage, widget: PDFDict): void {
  const shown = shownBy(widget)
  const rectangle = widget.lookup(name('Rect'))
  if (shown === undefined || !(rectangle instanceof PDFArray)) return
  const { x, y, width, height } = rectangle.asRectangle()
  if (width <= 0 || height <= 0) return
  const key = page.node.newXObject('Shown', shown)
  // The appearances of our own fields are as large as their fields and stand upright, so moving them is all there is to do.
  const placed = page.doc.context.register(page.doc.context.stream(`q 1 0 0 1 ${x} ${y} cm ${key.toString()} Do Q`))
  page.node.addContentStream(placed)
}

/**
 * Puts what the fields of our own file show onto its pages and takes the fields away, so that the pages can go into another file and look
 * as they did. Links stay.
 */
export function flattenFields(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    page.node.normalize()
    page.node.wrapContentStreams(...balanced(pdf))
    const annotations = page.node.Annots()
    if (annotations === undefined) continue
    const kept = annotations.asArray().filter((entry) => {
      const annotation = pdf.context.lookup(entry)
      if (!(annotation instanceof PDFDict) || annotation.lookup(name('Subtype')) !== name('Widget')) return true
      drawOn(page, annotation)
      return false
    })
    page.node.set(name('Annots'), pdf.context.obj(kept))
  }
  pdf.catalog.delete(name('AcroForm'))
}

/** Streams that save and restore the state of drawing around what a page already holds. */
function balanced(pdf: PDFDocument): [PDFRef, PDFRef] {
  return [pdf.context.register(pdf.context.stream('q')), pdf.context.register(pdf.context.stream('Q'))]
}
