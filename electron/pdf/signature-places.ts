import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFDocument, type PDFPage } from 'pdf-lib'

/** The address of the link that marks a signature line in the printed document; the name can never resolve (RFC 6761). */
export const signatureLinkOrigin = 'https://sign.invalid/'

/** A rectangle on a page in points, origin at the lower left corner. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a signature line stands. Pages count from 1. */
export interface SignaturePlace {
  readonly block: string
  readonly role: string
  readonly page: number
  readonly rectangle: Rectangle
}

interface Sentinel {
  readonly reference: PDFRef
  readonly address: string
  readonly rectangle: Rectangle
}

/** The structure element that stood for a signature line, to be given the field's widget instead. */
export interface PlaceInStructure {
  readonly place: SignaturePlace
  readonly element: PDFDict | null
}

/**
 * Finds the links that mark signature lines and takes them out of the pages and of the structure tree. A line that the printer
 * broke into several links on one page is one place.
 */
export function takeSignaturePlaces(pdf: PDFDocument): PlaceInStructure[] {
  const parents = parentTree(pdf)
  const found = new Map<string, PlaceInStructure>()
  for (const [index, page] of pdf.getPages().entries()) {
    for (const sentinel of sentinelsOn(page)) {
      const element = removeFromStructure(pdf, sentinel.reference, parents)
      const [block = '', role = ''] = sentinel.address.slice(signatureLinkOrigin.length).split('/').map(decodeURIComponent)
      const key = `${index}/${block}/${role}`
      const earlier = found.get(key)
      const rectangle = earlier ? union(earlier.place.rectangle, sentinel.rectangle) : sentinel.rectangle
      found.set(key, { place: { block, role, page: index + 1, rectangle }, element: earlier?.element ?? element })
      page.node.Annots()?.remove(page.node.Annots()?.indexOf(sentinel.reference) ?? -1)
      pdf.context.delete(sentinel.reference)
    }
    if (page.node.Annots()?.size() === 0) page.node.delete(PDFName.of('Annots'))
  }
  return [...found.values()]
}

/**
 * Ties each field's widget to the structure element of its signature line, as a Form element with an object reference
 * (ISO 32000-2, 14.7.5.3 and 14.8.4.7.2), so that a screen reader meets the field where it stands.
 */
export function tieWidgets(pdf: PDFDocument, places: readonly PlaceInStructure[]): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const parents = parentTree(pdf)
  if (!root || !parents) return
  let key = root.lookupMaybe(PDFName.of('ParentTreeNextKey'), PDFNumber)?.asNumber() ?? parents.size()
  for (const { place, element } of places) {
    if (!element) continue
    const page = pdf.getPage(place.page - 1)
    const widgets = widgetsAt(page, place.rectangle)
    element.set(PDFName.of('S'), PDFName.of(widgets.length === 0 ? 'Span' : 'Form'))
    for (const widget of widgets) {
      const reference = pdf.context.getRef(element)
      if (!reference) continue
      pdf.context.lookup(widget, PDFDict).set(PDFName.of('StructParent'), PDFNumber.of(key))
      children(element).push(pdf.context.obj({ Type: 'OBJR', Obj: widget, Pg: page.ref }))
      parents.push(PDFNumber.of(key))
      parents.push(reference)
      key += 1
    }
  }
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key))
}

function widgetsAt(page: PDFPage, place: Rectangle): PDFRef[] {
  return annotations(page).flatMap(([reference, annotation]) => {
    if (annotation.lookup(PDFName.of('Subtype')) !== PDFName.of('Widget') || annotation.has(PDFName.of('StructParent'))) return []
    const { x, y, width, height } = annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle()
    const overlaps = x < place.x + place.width && place.x < x + width && y < place.y + place.height && place.y < y + height
    return overlaps ? [reference] : []
  })
}

function annotations(page: PDFPage): [PDFRef, PDFDict][] {
  const list = page.node.Annots()?.asArray() ?? []
  return list.flatMap((entry) => (entry instanceof PDFRef ? [[entry, page.doc.context.lookup(entry, PDFDict)] as [PDFRef, PDFDict]] : []))
}

function sentinelsOn(page: PDFPage): Sentinel[] {
  return annotations(page).flatMap(([reference, annotation]) => {
    const address = linkAddress(annotation)
    if (address === null || !address.startsWith(signatureLinkOrigin)) return []
    return [{ reference, address, rectangle: annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle() }]
  })
}

/** The address a link annotation opens, or null if it opens none. */
export function linkAddress(annotation: PDFDict): string | null {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict)
  const uri = action?.lookup(PDFName.of('URI'))
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : null
}

function parentTree(pdf: PDFDocument): PDFArray | undefined {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  return root?.lookupMaybe(PDFName.of('ParentTree'), PDFDict)?.lookupMaybe(PDFName.of('Nums'), PDFArray)
}

/** Takes an annotation's object reference out of its element and its entry out of the parent tree. Gives the element. */
function removeFromStructure(pdf: PDFDocument, annotation: PDFRef, parents: PDFArray | undefined): PDFDict | null {
  const key = pdf.context.lookup(annotation, PDFDict).lookupMaybe(PDFName.of('StructParent'), PDFNumber)?.asNumber()
  if (!parents || key === undefined) return null
  for (let index = 0; index + 1 < parents.size(); index += 2) {
    if (parents.lookup(index, PDFNumber).asNumber() !== key) continue
    const element = parents.lookup(index + 1, PDFDict)
    parents.remove(index + 1)
    parents.remove(index)
    const kids = children(element)
    for (let kid = kids.size() - 1; kid >= 0; kid -= 1) {
      const entry = kids.lookup(kid)
      if (entry instanceof PDFDict && entry.get(PDFName.of('Obj')) === annotation) kids.remove(kid)
    }
    return element
  }
  return null
}

/** An element's children as an array, whatever form they had. */
function children(element: PDFDict): PDFArray {
  const kids = element.lookup(PDFName.of('K'))
  if (kids instanceof PDFArray) return kids
  const list = element.context.obj([])
  const only = element.get(PDFName.of('K'))
  if (only) list.push(only)
  element.set(PDFName.of('K'), list)
  return list
}

function union(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
}
