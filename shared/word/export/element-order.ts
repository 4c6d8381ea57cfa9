import { isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

function order(names: string): ReadonlyMap<string, number> {
  return new Map(names.trim().split(/\s+/).map((name, index) => [`w:${name}`, index]))
}

/** The order in which the schema of WordprocessingML wants the children of its property elements (ECMA-376 Part 1, Annex A.1). */
export const elementOrders = {
  paragraph: order(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
  run: order(`ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`),
  row: order(`cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange`),
  cell: order(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel
    cellMerge tcPrChange`),
  table: order(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout
    tblCellMar tblLook tblCaption tblDescription tblPrChange`),
  section: order(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
    noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`),
} as const

/** Elements in the order of the schema; what it does not name comes after what it does, but before a record of changes. */
export function inOrder(elements: readonly XmlElement[], kind: keyof typeof elementOrders): XmlElement[] {
  const places = elementOrders[kind]
  const place = ({ name }: XmlElement): number => (name.endsWith('PrChange') ? 2_000 : (places.get(name) ?? 1_000))
  // Headers and footers of a section share one place: they come in any order.
  const shared = (element: XmlElement): number => (kind === 'section' && element.name === 'w:footerReference' ? place({ ...element, name: 'w:headerReference' }) : place(element))
  return elements.map((element, index) => ({ element, index })).sort((a, b) => shared(a.element) - shared(b.element) || a.index - b.index).map(({ element }) => element)
}

/** Made properties beside those that were carried along: a made one takes the place of a carried one of its name. */
export function overlaid(carried: readonly XmlNode[], made: readonly XmlElement[]): XmlElement[] {
  const names = new Set(made.map(({ name }) => name))
  return [...carried.filter((node): node is XmlElement => isElement(node) && !names.has(node.name)), ...made]
}
