import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFString, PDFHexString, type PDFDocument } from 'pdf-lib'

const name = PDFName.of

/**
 * Gives every field that stands on a page and belongs to no signature line an element of its own at the end of the structure tree, as a Form
 * with an object reference (ISO 32000-2, 14.7.5.3 and 14.8.4.7.2). Fields without extent are on no page and stay outside.
 */
export function addWidgetsToStructure(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const parents = root?.lookupMaybe(name('ParentTree'), PDFDict)?.lookupMaybe(name('Nums'), PDFArray)
  const top = root === undefined ? undefined : topElement(root)
  if (root === undefined || parents === undefined || top === undefined) return
  let key = root.lookupMaybe(name('ParentTreeNextKey'), PDFNumber)?.asNumber() ?? parents.size()
  for (const page of pdf.getPages()) {
    for (const entry of page.node.Annots()?.asArray() ?? []) {
      const widget = entry instanceof PDFRef ? pdf.context.lookupMaybe(entry, PDFDict) : undefined
      if (widget === undefined || !belongsToNothing(widget)) continue
      const element = pdf.context.obj({ Type: 'StructElem', S: 'Form', P: top.reference, Pg: page.ref, K: { Type: 'OBJR', Obj: entry, Pg: page.ref } })
      const title = widget.lookup(name('TU'))
      if (title instanceof PDFString || title instanceof PDFHexString) element.set(name('Alt'), title)
      const reference = pdf.context.register(element)
      top.children.push(reference)
      widget.set(name('StructParent'), PDFNumber.of(key))
      parents.push(PDFNumber.of(key))
      parents.push(reference)
      key += 1
    }
  }
  root.set(name('ParentTreeNextKey'), PDFNumber.of(key))
}

function belongsToNothing(widget: PDFDict): boolean {
  if (widget.lookup(name('Subtype')) !== name('Widget') || widget.has(name('StructParent'))) return false
  const { width, height } = widget.lookup(name('Rect'), PDFArray).asRectangle()
  return width > 0 && height > 0
}

/** The element that holds the whole document, with its children as an array. */
function topElement(root: PDFDict): { readonly reference: PDFRef; readonly children: PDFArray } | undefined {
  const kids = root.get(name('K'))
  const reference = kids instanceof PDFRef && root.context.lookup(kids) instanceof PDFDict ? kids : root.lookupMaybe(name('K'), PDFArray)?.get(0)
  const element = reference instanceof PDFRef ? root.context.lookupMaybe(reference, PDFDict) : undefined
  if (!(reference instanceof PDFRef) || element === undefined) return undefined
  const children = element.lookup(name('K'))
  if (children instanceof PDFArray) return { reference, children }
  const list = root.context.obj([])
  const only = element.get(name('K'))
  if (only !== undefined) list.push(only)
  element.set(name('K'), list)
  return { reference, children: list }
}
